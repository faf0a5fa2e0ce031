import { defineRule } from '../../defineRule';

const POLICY = 'helm.sh/hook-delete-policy';

export default defineRule({
  meta: {
    id: 'hook-without-delete-policy',
    dimension: 'chart-quality',
    title: 'Hooks say when they go away',
    failureTitle: 'A hook stays behind',
    severity: 'low',
    confidence: 'high',
    target: 'resource',
    requires: [],
    messages: {
      stays: {
        message:
          'Hook {{kind}} {{name}} has no delete policy, so it stays until the next run, and for ever after `helm uninstall`.',
        remediation:
          'Annotate {{name}} with `helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded`.',
      },
      blocks: {
        message:
          'Hook {{kind}} {{name}} is deleted only by {{policy}}; in any other case it stays, and the next run fails because it exists already.',
        remediation:
          'Add `before-hook-creation` to the delete policy of {{name}}.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management', 'operational-burden'],
    controls: [],
    references: [
      'https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies',
    ],
    since: '0.1.0',
  },
  // Accounts, roles and settings of hooks do no harm when they stay; what runs does.
  appliesTo: ({ kind, hooks, annotations }) =>
    hooks.length > 0 &&
    kind !== 'CustomResourceDefinition' &&
    (['Job', 'Pod'].includes(kind) || annotations[POLICY] !== undefined),
  check({ kind, name, annotations }, { report }) {
    const policy = annotations[POLICY];
    const path = ['metadata', 'annotations', POLICY];
    if (policy === undefined) {
      report({
        messageId: 'stays',
        data: { kind, name },
        path,
        fix: {
          title: 'Delete the hook when it succeeds and before the next run',
          safety: 'safe',
          set: 'before-hook-creation,hook-succeeded',
        },
      });
    } else if (!/before-hook-creation/.test(policy) && !isComplete(policy)) {
      report({
        messageId: 'blocks',
        data: { kind, name, policy },
        path,
        fix: {
          title: 'Delete the hook before the next run too',
          safety: 'safe',
          set: `before-hook-creation,${policy}`,
        },
        severity: 'medium',
      });
    }
  },
});

/** Whether a policy deletes a hook however it ends. */
function isComplete(policy: string): boolean {
  return /hook-succeeded/.test(policy) && /hook-failed/.test(policy);
}
