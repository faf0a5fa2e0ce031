import { claimsOf, isSingleNode } from '../../../facts/podVolumes';
import { updateType } from '../../../facts/rollout';
import { mayServe } from '../../../facts/clients';
import { isServing } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'recreate-strategy',
    dimension: 'reliability',
    title: 'Replicated services are replaced step by step',
    failureTitle: 'Every release stops all replicas of a service first',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['context', 'resources'],
    messages: {
      recreate: {
        message:
          'Deployment {{name}} stops {{all}} before it starts anything new, so every release is an outage.',
        remediation: 'Use `type: RollingUpdate` with `maxUnavailable: 0`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'critical-path-protection'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) =>
    mayServe(workload, facts) &&
    workload.resource.kind === 'Deployment' &&
    (workload.replicas?.lowerBound ?? 0) >= 1,
  check(workload, { facts, report }) {
    if (updateType(workload) !== 'Recreate') return;
    // A claim for one node forces the strategy; rwo-volume-deadlock speaks about that.
    const isForced = claimsOf(workload, facts.resources).some(isSingleNode);
    if (isForced) return;
    const replicas = workload.replicas?.lowerBound ?? 0;
    report({
      messageId: 'recreate',
      data: {
        name: workload.resource.name,
        all: replicas === 1 ? 'its only replica' : `all ${replicas} replicas`,
      },
      path: ['spec', 'strategy', 'type'],
      severity: severityOf(replicas, isServing(workload)),
    });
  },
});

/** A single replica may have its reasons, such as a lock that it holds. */
function severityOf(replicas: number, isSureToServe: boolean) {
  if (replicas === 1) return 'low';
  return isSureToServe ? undefined : 'medium';
}
