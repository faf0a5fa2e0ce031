import { numberAt } from '../../../json';
import { isMigration } from '../../../facts/migrations';
import { defineRule } from '../../defineRule';

/** Hooks that a release waits for. */
function isUpgradeHook(hooks: string[]): boolean {
  return hooks.some(hook =>
    /^(pre|post)-(install|upgrade|rollback)$/.test(hook),
  );
}

export default defineRule({
  meta: {
    id: 'unsafe-migration-hook',
    dimension: 'delivery',
    title: 'Schema migrations end, one way or the other',
    failureTitle: 'A schema migration can hang or repeat without bound',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: [],
    messages: {
      timeout: {
        message:
          'Migration hook {{name}} has no time limit, so one that waits for a lock blocks the release until somebody looks.',
        remediation:
          'Set `activeDeadlineSeconds` to what the longest migration may take.',
      },
      retries: {
        message:
          'Migration hook {{name}} does not bound its retries, so one that fails halfway is run again up to 6 times.',
        remediation:
          'Set `backoffLimit`, to 0 unless the migration can be repeated safely.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'graceful-degradation'],
    risks: ['change-management', 'availability-impact'],
    controls: [],
    references: [
      'https://helm.sh/docs/topics/charts_hooks/',
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload =>
    workload.resource.kind === 'Job' &&
    isUpgradeHook(workload.resource.hooks) &&
    isMigration(workload),
  check({ resource, podSpec }, { report }) {
    const { name, body } = resource;
    const hasLimit =
      numberAt(body, 'spec', 'activeDeadlineSeconds') !== undefined ||
      numberAt(podSpec, 'activeDeadlineSeconds') !== undefined;
    if (!hasLimit) {
      report({
        messageId: 'timeout',
        data: { name },
        path: ['spec', 'activeDeadlineSeconds'],
      });
    }
    if (numberAt(body, 'spec', 'backoffLimit') === undefined) {
      report({
        messageId: 'retries',
        data: { name },
        path: ['spec', 'backoffLimit'],
      });
    }
  },
});
