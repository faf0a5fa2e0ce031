import { defineRule } from '../../defineRule';

const README = /^readme(\.(md|txt|rst|adoc))?$/i;

export default defineRule({
  meta: {
    id: 'missing-readme',
    dimension: 'structure',
    title: 'The chart has a README',
    failureTitle: 'The chart has no README',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      missing: {
        message:
          'Chart {{name}} has no README, so whoever installs or operates it has to read its templates.',
        remediation:
          'Add README.md beside Chart.yaml: purpose, prerequisites, values, upgrade notes.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['community-contribution'],
    risks: ['knowledge-sharing', 'operational-burden'],
    controls: [],
    references: [
      'https://helm.sh/docs/topics/charts/#the-chart-file-structure',
    ],
    since: '0.1.0',
  },
  check({ metadata: { name }, paths }, { report }) {
    if (paths.some(path => README.test(path))) return;
    report({ messageId: 'missing', data: { name }, file: 'README.md' });
  },
});
