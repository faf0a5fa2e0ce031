import {
  allowedDisruptions,
  DisruptionBudget,
  runningReplicas,
} from '../../../facts/disruptionBudgets';
import { isService, isServing } from '../../../facts/workloads';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { budgetFix } from '../../fixes';

export default defineRule({
  meta: {
    id: 'missing-pdb',
    dimension: 'blast-radius',
    title: 'Services limit how many pods a node drain takes at once',
    failureTitle: 'A node drain may take all pods of a service at once',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['disruptionBudgets'],
    messages: {
      missing: {
        message:
          'No PodDisruptionBudget selects the pods of {{kind}} {{name}}, so draining nodes may evict its {{replicas}} pods together.',
        remediation:
          'Add a PodDisruptionBudget with `maxUnavailable: 1` that selects the pods of {{kind}} {{name}}.',
      },
      toothless: {
        message:
          'PodDisruptionBudget {{budget}} with `{{field}}: {{value}}` lets all {{replicas}} pods of {{kind}} {{name}} be evicted together.',
        remediation:
          'Give PodDisruptionBudget {{budget}} `maxUnavailable: 1` instead.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'zero-impact', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
      'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
    ],
    since: '0.1.0',
    metBy: ['PodDisruptionBudget'],
  },
  // One replica has nothing to spare: a budget there would only block the drain.
  appliesTo: workload =>
    isService(workload) && (workload.replicas?.lowerBound ?? 0) >= 2,
  check(workload, { facts, report }) {
    const { resource, replicas } = workload;
    const { kind, name } = resource;
    const pods = replicas?.lowerBound ?? 0;
    const data = { kind, name, replicas: pods };
    // A worker that pauses delays its work; a service that does is down.
    const severity = isServing(workload) ? undefined : 'medium';
    const budgets = facts.disruptionBudgets.filter(({ workloads }) =>
      workloads.some(selected => selected.resource === resource),
    );
    const [budget] = budgets;
    if (!budget) {
      const fix = budgetFix(workload);
      report({ messageId: 'missing', data, path: ['kind'], fix, severity });
      return;
    }
    if (!budgets.every(each => letsGo(each) >= pods)) return;
    const { spec } = budget.resource.body;
    const field =
      valueAt(spec, 'minAvailable') === undefined
        ? 'maxUnavailable'
        : 'minAvailable';
    const value = String(valueAt(spec, field));
    report({
      messageId: 'toothless',
      data: { ...data, budget: budget.resource.name, field, value },
      resource: budget.resource,
      path: ['spec', field],
      severity,
    });
  },
});

/** How many pods a budget lets go at once, of all that it selects; none where it does not say. */
function letsGo({ resource, workloads }: DisruptionBudget): number {
  const counts = workloads.map(runningReplicas);
  if (counts.includes(undefined)) return 0;
  const pods = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return allowedDisruptions(resource, pods) ?? 0;
}
