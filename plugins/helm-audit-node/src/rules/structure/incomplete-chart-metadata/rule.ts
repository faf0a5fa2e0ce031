import semver from 'semver';
import { Path } from '../../../json';
import { ChartMetadata } from '../../../stages/load/types';
import { defineRule } from '../../defineRule';

/** Fields that people and tools look for, with where a finding points when one is absent. */
const FIELDS: Array<{
  name: string;
  path: Path;
  isMissing: (chart: ChartMetadata) => boolean;
}> = [
  {
    name: 'description',
    path: ['description'],
    isMissing: chart => !chart.description,
  },
  {
    name: 'appVersion',
    path: ['appVersion'],
    isMissing: chart => chart.type !== 'library' && !chart.appVersion,
  },
  {
    name: 'kubeVersion',
    path: ['kubeVersion'],
    isMissing: chart => chart.type !== 'library' && !chart.kubeVersion,
  },
  {
    name: 'home or sources',
    path: ['home'],
    isMissing: chart => !chart.home && chart.sources.length === 0,
  },
  {
    name: 'maintainers',
    path: ['maintainers'],
    isMissing: chart => chart.maintainers.length === 0,
  },
];

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
  check({ metadata }, { report }) {
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
    if (kubeVersion && refusesSuffixes(kubeVersion)) {
      report({
        messageId: 'suffix',
        data: { range: kubeVersion },
        path: ['kubeVersion'],
      });
    }
  },
});

/** Whether an open range admits releases but none of their vendors' builds. */
function refusesSuffixes(constraint: string): boolean {
  const range = constraint.replace(/,/g, ' ').replace(/=>/g, '>=');
  if (!semver.validRange(range) || /-/.test(range.replace(/\s-\s/g, ''))) {
    return false;
  }
  return !semver.satisfies('1.33.1-gke.100', range);
}
