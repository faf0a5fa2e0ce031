import semver from 'semver';
import { chartfileDefects } from '../../../facts/chartfileDefects';
import { isMap } from '../../../json';
import { ChartFact } from '../../../stages/gather/types';
import { parseDocument } from '../../../yaml';
import { defineRule } from '../../defineRule';
import { FIELDS, refusesSuffixes } from '../chartFields';

export default defineRule({
  meta: {
    id: 'incomplete-chart-metadata',
    dimension: 'structure',
    title: 'Chart.yaml says what the chart is, for what, and whose',
    failureTitle: 'Chart.yaml is incomplete',
    severity: 'low',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      missing: {
        message: 'Chart.yaml of {{name}} lacks {{fields}}.',
        remediation: 'Add {{fields}} to Chart.yaml.',
      },
      version: {
        message:
          'The version "{{version}}" of chart {{name}} is no semantic version, so Helm refuses to package it.',
        remediation: 'Write the version as MAJOR.MINOR.PATCH.',
      },
      unloadable: {
        message:
          'Chart.yaml of {{name}} has {{defect}}, so Helm refuses the chart.',
        remediation:
          'Correct it in Chart.yaml; `helm lint` says what is allowed.',
      },
      refused: {
        message:
          'Chart.yaml of {{name}} has {{defect}}, which `helm lint` refuses.',
        remediation: 'Correct it in Chart.yaml.',
      },
      suffix: {
        message:
          'kubeVersion "{{range}}" shuts out clusters whose version has a suffix, such as 1.33.1-gke.100 or 1.33.1-eks-1a2b3c, for Helm before 4 reads a suffix as a pre-release.',
        remediation: 'Append -0 to the lower bound, as in ">=1.30.0-0".',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['operational-burden'],
    controls: [],
    references: ['https://helm.sh/docs/topics/charts/#the-chartyaml-file'],
    since: '0.1.0',
  },
  check(chart, { report }) {
    const { metadata } = chart;
    const { name, version, kubeVersion } = metadata;
    const missing = FIELDS.filter(field => field.isMissing(metadata));
    if (missing.length > 0) {
      const fields = missing.map(field => field.name).join(', ');
      report({
        messageId: 'missing',
        data: { name, fields },
        path: missing[0].path,
      });
    }
    // Helm, too, lets a leading `v` pass.
    if (!semver.valid(version)) {
      report({
        messageId: 'version',
        data: { name, version },
        path: ['version'],
      });
    }
    for (const { path, defect, isFatal } of defectsOf(chart)) {
      const messageId = isFatal ? 'unloadable' : 'refused';
      const severity = isFatal ? 'high' : 'low';
      report({ messageId, data: { name, defect }, path, severity });
    }
    if (kubeVersion && refusesSuffixes(kubeVersion)) {
      report({
        messageId: 'suffix',
        data: { range: kubeVersion },
        path: ['kubeVersion'],
      });
    }
  },
});

function defectsOf({ files }: ChartFact) {
  const { value, hasDuplicateKeys } = parseDocument(files['Chart.yaml'] ?? '');
  const twice = { path: [], defect: 'a key twice', isFatal: false };
  return [
    ...(isMap(value) ? chartfileDefects(value) : []),
    ...(hasDuplicateKeys ? [twice] : []),
  ];
}
