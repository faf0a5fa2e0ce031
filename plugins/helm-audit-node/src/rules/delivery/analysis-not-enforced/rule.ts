import { defineRule } from '../../defineRule';
import { findGap, isAnalysis } from '../../../facts/analysisGaps';

export default defineRule({
  meta: {
    id: 'analysis-not-enforced',
    dimension: 'delivery',
    title: 'The analysis of a new version can stop it',
    failureTitle: 'The analysis of a new version cannot stop it',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      toothless: {
        message:
          '{{kind}} {{name}} decides nothing: {{why}}, so a bad version is promoted like a good one.',
        remediation:
          'Remove `{{field}}` in the scenario that reaches production.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact', 'critical-path-protection'],
    risks: ['change-management', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#dry-run-mode',
      'https://docs.flagger.app/usage/how-it-works',
    ],
    since: '0.1.0',
  },
  appliesTo: isAnalysis,
  check(resource, { report }) {
    const gap = findGap(resource);
    if (!gap) return;
    const { kind, name } = resource;
    report({
      messageId: 'toothless',
      data: { kind, name, why: gap.why, field: String(gap.path.at(-1)) },
      path: gap.path,
    });
  },
});
