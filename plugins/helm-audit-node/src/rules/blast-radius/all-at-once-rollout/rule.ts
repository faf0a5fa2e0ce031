import { resolveIntOrPercent } from '../../../facts/intOrPercent';
import { isStaged, rollingUpdate } from '../../../facts/rollout';
import { isLongRunning, isServing, Workload } from '../../../facts/workloads';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

function isReplicated(workload: Workload): boolean {
  return isServing(workload) && (workload.replicas?.lowerBound ?? 0) >= 2;
}

function isDaemon(workload: Workload): boolean {
  return isLongRunning(workload) && workload.resource.kind === 'DaemonSet';
}

export default defineRule({
  meta: {
    id: 'all-at-once-rollout',
    dimension: 'blast-radius',
    title: 'New versions arrive step by step',
    failureTitle: 'A new version replaces everything at once',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['resources'],
    messages: {
      surge: {
        message:
          'A rollout of Deployment {{name}} starts {{step}} new pods at once for {{replicas}} replicas, so a bad version reaches all users in one step.',
        remediation:
          'Lower `maxSurge` to 25 %, or deliver by canary with Argo Rollouts or Flagger.',
      },
      daemon: {
        message:
          'A rollout of DaemonSet {{name}} may stop its pods on all nodes at once (`maxUnavailable: {{value}}`).',
        remediation: 'Set `maxUnavailable` to 10 % or less.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management', 'blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment',
      'https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/',
    ],
    since: '0.1.0',
  },
  appliesTo: workload => isReplicated(workload) || isDaemon(workload),
  check(workload, { facts, report }) {
    const { name, body } = workload.resource;
    if (isDaemon(workload)) {
      const path = [
        'spec',
        'updateStrategy',
        'rollingUpdate',
        'maxUnavailable',
      ];
      const value = valueAt(body, ...path);
      // On a hundred nodes, a hundred is all of them.
      if (resolveIntOrPercent(value, 100, 'up') !== 100) return;
      const data = { name, value: String(value) };
      report({ messageId: 'daemon', data, path });
      return;
    }
    const replicas = workload.replicas?.lowerBound ?? 0;
    const update = rollingUpdate(workload, replicas);
    // Taking all away is what rollout-drops-capacity speaks about.
    if (!update || update.maxUnavailable >= replicas) return;
    const step = update.maxSurge + update.maxUnavailable;
    if (step < replicas || isStaged(workload, facts.resources)) return;
    report({
      messageId: 'surge',
      data: { name, step, replicas },
      path: ['spec', 'strategy', 'rollingUpdate', 'maxSurge'],
    });
  },
});
