import { whereElsePodsMayBe } from '../../../facts/foreignPods';
import { isService, Workload } from '../../../facts/workloads';
import type { FactMap } from '../../../facts';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'dangling-pdb',
    dimension: 'chart-quality',
    title: 'Every disruption budget protects pods',
    failureTitle: 'A disruption budget protects nothing',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources', 'workloads', 'disruptionBudgets'],
    messages: {
      dangling: {
        message:
          'PodDisruptionBudget {{name}} selects no pod of this release, so node drains may take all replicas at once.',
        remediation:
          'Give {{name}} the labels of the pod template as its selector.',
      },
      idle: {
        message:
          'PodDisruptionBudget {{name}} selects no pod of this release, whose replicated workloads have budgets of their own.',
        remediation: 'Remove {{name}}, or render it with the pods it is for.',
      },
      unscalable: {
        message:
          'PodDisruptionBudget {{name}} selects pods of {{workloads}}, whose wanted number Kubernetes cannot look up, so it cannot work the budget out.',
        remediation:
          'Let {{name}} select pods of Deployments or StatefulSets only.',
      },
      unselective: {
        message:
          'PodDisruptionBudget {{name}} has no selector, so it selects no pod and protects nothing.',
        remediation:
          'Give {{name}} the labels of the pod template as its selector.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'redundancy'],
    risks: ['blast-radius-exposure', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group }) =>
    kind === 'PodDisruptionBudget' && group === 'policy',
  check(resource, { facts, report, undetermined }) {
    const { name, namespace, body } = resource;
    const path = ['spec', 'selector'];
    if (!valueAt(body, ...path)) {
      report({ messageId: 'unselective', data: { name }, path });
      return;
    }
    const budget = facts.disruptionBudgets.find(
      other => other.resource === resource,
    );
    if (budget && budget.workloads.length > 0) {
      const workloads = budget.workloads.filter(hasNoScale);
      if (workloads.length < budget.workloads.length) return;
      report({
        messageId: 'unscalable',
        data: { name, workloads: titlesOf(workloads) },
        path,
        severity: 'medium',
      });
      return;
    }
    const doubt = whereElsePodsMayBe(namespace, facts);
    if (doubt) undetermined(doubt);
    else if (areGuarded(facts)) {
      report({ messageId: 'idle', data: { name }, path, severity: 'low' });
    } else report({ messageId: 'dangling', data: { name }, path });
  },
});

/** Whether there are replicated workloads, and each has a budget. */
function areGuarded({
  workloads,
  disruptionBudgets,
}: Pick<FactMap, 'workloads' | 'disruptionBudgets'>): boolean {
  const replicated = workloads.filter(
    workload => isService(workload) && (workload.replicas?.lowerBound ?? 0) > 1,
  );
  return (
    replicated.length > 0 &&
    replicated.every(workload =>
      disruptionBudgets.some(budget => budget.workloads.includes(workload)),
    )
  );
}

/** DaemonSets and Jobs have no scale sub-resource, and bare Pods no controller. */
function hasNoScale({ role }: Workload): boolean {
  return role !== 'service';
}

function titlesOf(workloads: Workload[]): string {
  return workloads
    .map(({ resource }) => `${resource.kind} ${resource.name}`)
    .join(', ');
}
