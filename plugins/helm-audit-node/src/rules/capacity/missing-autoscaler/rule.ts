import { mayServe } from '../../../facts/clients';
import { localDataMounts } from '../../../facts/localData';
import { claimsOf } from '../../../facts/podVolumes';
import { majorityStoreOf, whyAlone } from '../../../facts/replication';
import { updateType } from '../../../facts/rollout';
import { loadServices } from '../../../facts/traffic';
import { isServing, Workload } from '../../../facts/workloads';
import { autoscalerFix } from '../../autoscalerFix';
import { count } from '../../../words';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-autoscaler',
    dimension: 'capacity',
    title: 'Services scale with their load',
    failureTitle: 'A service can not grow with its load',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['context', 'resources', 'disruptionBudgets'],
    messages: {
      missing: {
        message: '{{kind}} {{name}} keeps to {{replicas}}, whatever its load.',
        remediation:
          'Add a HorizontalPodAutoscaler or a KEDA ScaledObject for {{name}}, and do not render `replicas`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['critical-path-protection', 'graceful-degradation'],
    risks: ['capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
      'https://keda.sh/docs/latest/concepts/scaling-deployments/',
    ],
    since: '0.1.0',
    metBy: ['HorizontalPodAutoscaler', 'ScaledObject'],
  },
  // State, and what must not run twice, does not scale by adding pods.
  appliesTo: (workload, { facts }) =>
    mayServe(workload, facts) &&
    ['Deployment', 'Rollout'].includes(workload.resource.kind) &&
    updateType(workload) !== 'Recreate' &&
    !keepsItsMembers(workload) &&
    claimsOf(workload, facts.resources).length === 0 &&
    localDataMounts(workload).length === 0 &&
    (!isServing(workload) ||
      loadServices(workload, facts.resources).length > 0),
  check(workload, { facts, report, undetermined }) {
    const { resource, replicas } = workload;
    if (!replicas || replicas.autoscaler) return;
    const { kind, name } = resource;
    if (replicas.source === 'default') {
      undetermined(
        `${kind} ${name} leaves its replicas open, as for an autoscaler outside the chart.`,
      );
      return;
    }
    report({
      messageId: 'missing',
      data: { kind, name, replicas: count(replicas.lowerBound, 'replica') },
      path: replicas.path,
      fix: autoscalerFix(workload, facts),
      ...(!isServing(workload) && { severity: 'low' as const }),
    });
  },
});

/** Whether its number of pods is part of how its software works. */
function keepsItsMembers(workload: Workload): boolean {
  return Boolean(majorityStoreOf(workload) ?? whyAlone(workload));
}
