import { mapAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { resolveIntOrPercent } from './intOrPercent';
import { matchesLabelSelector } from './labelSelector';
import { sameNamespace } from './serviceSelection';
import { isService, Workload } from './workloads';

/** A PodDisruptionBudget and the workloads whose pods it selects. */
export interface DisruptionBudget {
  resource: Resource;
  workloads: Workload[];
}

/**
 * The disruption budgets of a release. An empty selector selects every pod in policy/v1 and
 * none in policy/v1beta1.
 */
export function deriveDisruptionBudgets(
  resources: Resource[],
  workloads: Workload[],
): DisruptionBudget[] {
  return resources
    .filter(({ kind }) => kind === 'PodDisruptionBudget')
    .map(resource => ({
      resource,
      workloads: workloads.filter(
        workload =>
          sameNamespace(resource.namespace, workload.resource.namespace) &&
          selects(resource, workload.podLabels),
      ),
    }));
}

function selects(budget: Resource, podLabels: Record<string, string>): boolean {
  if (valueAt(budget.body, 'spec', 'selector') === undefined) return false;
  const selector = mapAt(budget.body, 'spec', 'selector');
  const isEmpty = Object.keys(selector).length === 0;
  if (isEmpty && budget.apiVersion === 'policy/v1beta1') return false;
  return matchesLabelSelector(selector, podLabels);
}

/**
 * The least pods of a workload that a drain may meet. KEDA scales to nothing, but then there
 * is nothing to drain.
 *
 * @returns undefined where replicas do not say how many there are
 */
export function runningReplicas(workload: Workload): number | undefined {
  const { replicas } = workload;
  if (!isService(workload) || !replicas) return undefined;
  return replicas.source === 'keda'
    ? Math.max(1, replicas.lowerBound)
    : replicas.lowerBound;
}

/**
 * How many pods a budget lets go at once at a number of replicas. Percentages round up, as
 * the disruption controller does.
 *
 * @returns undefined when the budget sets no bound
 */
export function allowedDisruptions(
  budget: Resource,
  replicas: number,
): number | undefined {
  const minAvailable = resolveIntOrPercent(
    valueAt(budget.body, 'spec', 'minAvailable'),
    replicas,
    'up',
  );
  if (minAvailable !== undefined) return replicas - minAvailable;
  return resolveIntOrPercent(
    valueAt(budget.body, 'spec', 'maxUnavailable'),
    replicas,
    'up',
  );
}
