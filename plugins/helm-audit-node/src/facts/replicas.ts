import { numberAt, Path, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { sameNamespace } from './serviceSelection';
import type { WorkloadRole } from './workloads';

/** The least number of replicas that a workload may have, and what sets it. */
export interface Replicas {
  lowerBound: number;
  /** `default` when nothing sets it and Kubernetes' own default of 1 holds. */
  source: 'hpa' | 'keda' | 'replicas' | 'default';
  /** The autoscaler, when one sets it. */
  autoscaler?: Resource;
  /** Leads to the field within the resource that sets it. */
  path: Path;
}

/** Groups whose kinds run one replica when they say nothing. */
const ONE_BY_DEFAULT = new Set([
  '',
  'apps',
  'extensions',
  'apps.kruise.io',
  'apps.openshift.io',
  'argoproj.io',
]);

/**
 * Lower bound of a workload's replicas: an autoscaler's minimum where one targets it, else
 * `spec.replicas`, else 1. It is undefined for kinds that have none, and for custom resources
 * that say nothing: what they take then is up to their controller.
 */
export function findReplicas(
  resource: Resource,
  role: WorkloadRole,
  resources: Resource[],
): Replicas | undefined {
  if (role !== 'service') return undefined;
  const autoscaler = resources.find(other => targets(other, resource));
  if (autoscaler) return autoscaledReplicas(autoscaler);
  const replicas = numberAt(resource.body, 'spec', 'replicas');
  if (replicas === undefined && !ONE_BY_DEFAULT.has(resource.group)) {
    return undefined;
  }
  return {
    lowerBound: replicas ?? 1,
    source: replicas === undefined ? 'default' : 'replicas',
    path: ['spec', 'replicas'],
  };
}

function autoscaledReplicas(autoscaler: Resource): Replicas {
  const isKeda = autoscaler.kind === 'ScaledObject';
  const field = isKeda ? 'minReplicaCount' : 'minReplicas';
  // KEDA's own default is 0: it scales to zero when nothing triggers.
  const fallback = isKeda ? 0 : 1;
  return {
    lowerBound: numberAt(autoscaler.body, 'spec', field) ?? fallback,
    source: isKeda ? 'keda' : 'hpa',
    autoscaler,
    path: ['spec', field],
  };
}

/** What tells an object that is scaled from others. */
export type ScaleTarget = Pick<
  Resource,
  'kind' | 'name' | 'group' | 'namespace'
>;

/** What an autoscaler scales, also where that is not rendered; undefined when it names none. */
export function scaleTarget({
  body,
  namespace,
}: Resource): ScaleTarget | undefined {
  const reference = valueAt(body, 'spec', 'scaleTargetRef');
  const name = stringAt(reference, 'name');
  if (!name) return undefined;
  const apiVersion = stringAt(reference, 'apiVersion') ?? 'apps/v1';
  return {
    kind: stringAt(reference, 'kind') ?? 'Deployment',
    name,
    group: groupOf(apiVersion),
    namespace,
  };
}

/** Whether a resource is an HPA or a KEDA ScaledObject that scales another one. */
export function targets(autoscaler: Resource, target: ScaleTarget): boolean {
  const isHpa = autoscaler.kind === 'HorizontalPodAutoscaler';
  const isKeda =
    autoscaler.kind === 'ScaledObject' && autoscaler.group === 'keda.sh';
  if (!isHpa && !isKeda) return false;
  const reference = valueAt(autoscaler.body, 'spec', 'scaleTargetRef');
  const kind = stringAt(reference, 'kind') ?? 'Deployment';
  return (
    kind === target.kind &&
    stringAt(reference, 'name') === target.name &&
    sameGroup(stringAt(reference, 'apiVersion'), target.group) &&
    sameNamespace(autoscaler.namespace, target.namespace)
  );
}

/** Versions of one API group name the same kind; an absent apiVersion names any. */
function sameGroup(apiVersion: string | undefined, group: string): boolean {
  if (apiVersion === undefined) return true;
  const named = groupOf(apiVersion);
  return named === group || [named, group].every(isAppsGroup);
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** Deployments moved from `extensions` to `apps`; both still occur. */
function isAppsGroup(group: string): boolean {
  return group === 'apps' || group === 'extensions';
}
