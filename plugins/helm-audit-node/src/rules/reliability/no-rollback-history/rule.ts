import { numberAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PATH = ['spec', 'revisionHistoryLimit'];

export default defineRule({
  meta: {
    id: 'no-rollback-history',
    dimension: 'reliability',
    title: 'The version before can be brought back',
    failureTitle: 'No earlier version is kept to go back to',
    severity: 'medium',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      none: {
        message:
          '{{kind}} {{name}} has `revisionHistoryLimit: 0`, so `kubectl rollout undo` has nothing to go back to.',
        remediation: 'Remove `revisionHistoryLimit`, or set it to 3 or more.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management', 'incident-response'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ role, resource }) =>
    (role === 'service' || role === 'agent') &&
    numberAt(resource.body, ...PATH) !== undefined,
  check({ resource }, { report }) {
    const { kind, name, body } = resource;
    if (numberAt(body, ...PATH) !== 0) return;
    report({
      messageId: 'none',
      data: { kind, name },
      path: PATH,
      fix: {
        title: 'Keep 3 earlier versions',
        safety: 'safe',
        set: 3,
      },
    });
  },
});
