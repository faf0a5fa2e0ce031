import { stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { resolveIntOrPercent } from './intOrPercent';
import type { Workload } from './workloads';

/** How a rolling update of a workload proceeds, in pods. */
export interface RollingUpdate {
  /** Pods that may be missing at once. */
  maxUnavailable: number;
  /** Pods that may run beyond the wanted number. */
  maxSurge: number;
  /** Whether the API rejects it, because no pod may go and none may come. */
  stuck: boolean;
}

/** The update strategy's type; what is unset is the kind's own default. */
export function updateType(workload: Workload): string {
  const { body, kind } = workload.resource;
  const field = kind === 'Deployment' ? 'strategy' : 'updateStrategy';
  return stringAt(body, 'spec', field, 'type') ?? 'RollingUpdate';
}

/**
 * The arithmetic of a Deployment's rolling update at a number of replicas, as the deployment
 * controller does it: `maxUnavailable` rounds down, `maxSurge` up, and where both come out
 * as nothing though one of them is a percentage above zero, one pod may go.
 *
 * @returns undefined for other kinds and for `Recreate`
 */
export function rollingUpdate(
  workload: Workload,
  replicas: number,
): RollingUpdate | undefined {
  const { body, kind } = workload.resource;
  if (kind !== 'Deployment' || updateType(workload) !== 'RollingUpdate') {
    return undefined;
  }
  const field = (name: string) =>
    valueAt(body, 'spec', 'strategy', 'rollingUpdate', name) ?? '25%';
  const raw = [field('maxUnavailable'), field('maxSurge')];
  const maxUnavailable = resolveIntOrPercent(raw[0], replicas, 'down') ?? 0;
  const maxSurge = resolveIntOrPercent(raw[1], replicas, 'up') ?? 0;
  const stuck = raw.every(value => parseInt(String(value), 10) === 0);
  const isRoundedAway = maxUnavailable === 0 && maxSurge === 0 && !stuck;
  return {
    maxUnavailable: isRoundedAway ? 1 : maxUnavailable,
    maxSurge,
    stuck,
  };
}

/** Whether Flagger or Argo Rollouts delivers new versions of a workload in stages. */
export function isStaged(workload: Workload, resources: Resource[]): boolean {
  const { kind, name, group } = workload.resource;
  if (kind === 'Rollout' && group === 'argoproj.io') return true;
  return resources.some(({ kind: other, body }) => {
    const field = { Canary: 'targetRef', Rollout: 'workloadRef' }[other];
    return (
      field !== undefined &&
      stringAt(body, 'spec', field, 'kind') === kind &&
      stringAt(body, 'spec', field, 'name') === name
    );
  });
}
