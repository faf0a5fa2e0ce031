import type { FactMap } from '../../../facts';
import type { Workload } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'overlapping-pdb',
    dimension: 'blast-radius',
    title: 'Every pod has one disruption budget at most',
    failureTitle: 'Several disruption budgets select the same pods',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: ['disruptionBudgets'],
    messages: {
      overlap: {
        message:
          'The PodDisruptionBudgets {{budgets}} all select the pods of {{kind}} {{name}}; Kubernetes then refuses every eviction of them, so node drains hang.',
        remediation:
          'Keep one budget for {{name}}, or let the selectors differ.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['redundancy', 'kubernetes-best-practice'],
    risks: ['change-management', 'operational-burden'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
    ],
    since: '0.1.0',
  },
  appliesTo: (workload, { facts }) => budgetsOf(workload, facts).length > 0,
  check(workload, { facts, report }) {
    const budgets = budgetsOf(workload, facts);
    if (budgets.length < 2) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'overlap',
      data: { kind, name, budgets: budgets.join(' and ') },
    });
  },
});

function budgetsOf(
  { resource }: Workload,
  { disruptionBudgets }: Pick<FactMap, 'disruptionBudgets'>,
): string[] {
  return disruptionBudgets
    .filter(({ workloads }) =>
      workloads.some(selected => selected.resource === resource),
    )
    .map(budget => budget.resource.name);
}
