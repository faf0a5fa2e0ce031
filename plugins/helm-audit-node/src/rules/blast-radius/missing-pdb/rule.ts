import { isService, isServing } from '../../../facts/workloads';
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
    const isCovered = facts.disruptionBudgets.some(({ workloads }) =>
      workloads.some(selected => selected.resource === resource),
    );
    if (isCovered) return;
    const { kind, name } = resource;
    report({
      messageId: 'missing',
      data: { kind, name, replicas: replicas?.lowerBound ?? 0 },
      path: ['kind'],
      fix: budgetFix(workload),
      // A worker that pauses delays its work; a service that does is down.
      severity: isServing(workload) ? undefined : 'medium',
    });
  },
});
