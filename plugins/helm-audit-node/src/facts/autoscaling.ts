import { mapsAt, numberAt, Path, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';

/** Kinds that set a workload's number of replicas by load. */
export function isAutoscaler({ kind, group }: Resource): boolean {
  return (
    (kind === 'HorizontalPodAutoscaler' && group === 'autoscaling') ||
    (kind === 'ScaledObject' && group === 'keda.sh')
  );
}

/** Names of an autoscaler's bounds, and what Kubernetes or KEDA takes where one is unset. */
export interface ScalingBounds {
  min: number;
  minPath: Path;
  /** Absent where an HPA does not say; the API rejects that. */
  max?: number;
  maxPath: Path;
}

/** Bounds of a HorizontalPodAutoscaler or a KEDA ScaledObject. */
export function scalingBounds({ kind, body }: Resource): ScalingBounds {
  const isKeda = kind === 'ScaledObject';
  const minPath = ['spec', isKeda ? 'minReplicaCount' : 'minReplicas'];
  const maxPath = ['spec', isKeda ? 'maxReplicaCount' : 'maxReplicas'];
  return {
    min: numberAt(body, ...minPath) ?? (isKeda ? 0 : 1),
    minPath,
    max: numberAt(body, ...maxPath) ?? (isKeda ? 100 : undefined),
    maxPath,
  };
}

/** A resource whose use, as a share of what is requested, an autoscaler scales on. */
export interface UtilisationTarget {
  resource: string;
  /** Per cent of the request. */
  target: number;
  /** The only container that counts; all of the pod when absent. */
  container?: string;
  /** Leads to the target within the autoscaler. */
  path: Path;
}

/** What an HPA without metrics scales on: 80 % of the requested CPU. */
const DEFAULT_TARGET = 80;

/**
 * The targets of an autoscaler that are shares of a request. Absolute targets
 * (`AverageValue`) need no request and are left out.
 */
export function utilisationTargets(autoscaler: Resource): UtilisationTarget[] {
  if (autoscaler.kind === 'ScaledObject') return kedaTargets(autoscaler);
  const { body, apiVersion } = autoscaler;
  if (apiVersion === 'autoscaling/v1') {
    const path: Path = ['spec', 'targetCPUUtilizationPercentage'];
    const target = numberAt(body, ...path) ?? DEFAULT_TARGET;
    return [{ resource: 'cpu', target, path }];
  }
  const metrics = mapsAt(body, 'spec', 'metrics');
  if (metrics.length === 0) {
    const path = ['spec', 'metrics'];
    return [{ resource: 'cpu', target: DEFAULT_TARGET, path }];
  }
  return metrics.flatMap(({ value, index }) => {
    const source = value.type === 'Resource' ? 'resource' : 'containerResource';
    const metric = valueAt(value, source);
    const resource = stringAt(metric, 'name');
    const target =
      numberAt(metric, 'target', 'averageUtilization') ??
      // The field's name in autoscaling/v2beta1.
      numberAt(metric, 'targetAverageUtilization');
    if (!resource || target === undefined) return [];
    const container = stringAt(metric, 'container');
    const path = ['spec', 'metrics', index, source];
    return [{ resource, target, container, path }];
  });
}

function kedaTargets({ body }: Resource): UtilisationTarget[] {
  return mapsAt(body, 'spec', 'triggers').flatMap(({ value, index }) => {
    const resource = stringAt(value, 'type') ?? '';
    if (!['cpu', 'memory'].includes(resource)) return [];
    const type =
      stringAt(value, 'metricType') ??
      stringAt(value, 'metadata', 'type') ??
      'Utilization';
    const target = Number(valueAt(value, 'metadata', 'value'));
    if (type !== 'Utilization' || !Number.isFinite(target)) return [];
    const container = stringAt(value, 'metadata', 'containerName');
    const path = ['spec', 'triggers', index, 'metadata', 'value'];
    return [{ resource, target, container, path }];
  });
}
