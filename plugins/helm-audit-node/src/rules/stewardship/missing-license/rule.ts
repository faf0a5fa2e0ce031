import { saysLicense } from '../../../facts/projectLicense';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-license',
    dimension: 'stewardship',
    title: 'The chart says under which licence it may be used',
    failureTitle: 'The chart has no licence',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: ['projectFiles'],
    messages: {
      missing: {
        message:
          'No licence covers chart {{name}}: neither a LICENSE file in the chart or its repository nor an annotation in Chart.yaml.',
        remediation:
          'Add a LICENSE file, and `artifacthub.io/license` with its SPDX identifier to Chart.yaml.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['community-contribution', 'maintainer-respect'],
    risks: ['community-relations', 'oss-supply-chain'],
    controls: ['OpenSSF Scorecard License'],
    references: [
      'https://spdx.org/licenses/',
      'https://artifacthub.io/docs/topics/annotations/helm/',
    ],
    since: '0.1.0',
  },
  check(chart, { facts: { projectFiles }, report, undetermined }) {
    if (saysLicense(chart, projectFiles)) return;
    if (!projectFiles.isComplete) {
      undetermined(projectFiles.reason);
      return;
    }
    report({
      messageId: 'missing',
      data: { name: chart.metadata.name },
      file: 'LICENSE',
    });
  },
});
