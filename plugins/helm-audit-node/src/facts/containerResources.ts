import { listAt, mapAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { parseQuantity } from './quantity';
import { sameNamespace } from './serviceSelection';
import type { Container, Workload } from './workloads';

/** Resources that containers ask for. */
export type ResourceName = 'cpu' | 'memory' | 'ephemeral-storage';

/** Set by hand, so that a container has it; nothing, an empty string and 0 count as unset. */
function isSet(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    parseQuantity(value) !== 0
  );
}

/** Whether a container has a limit of its own. */
export function hasLimit(container: Container, name: ResourceName): boolean {
  return isSet(valueAt(container.spec, 'resources', 'limits', name));
}

/** Whether a container has a request; the API copies a limit where there is none. */
export function hasRequest(container: Container, name: ResourceName): boolean {
  const requested = valueAt(container.spec, 'resources', 'requests', name);
  return isSet(requested) || hasLimit(container, name);
}

/** Below it no process starts; what is meant is mostly another unit. */
const LEAST_MEMORY = 2 ** 20;

/**
 * A request or limit for memory of less than 1 MiB, as it is written: mostly one without its
 * unit such as `512`, or with that of CPUs such as `100m`, a tenth of a byte.
 *
 * @returns undefined where memory isn't set, or is by more
 */
export function tinyMemory(
  container: Container,
  bound: 'requests' | 'limits',
): string | undefined {
  const value = valueAt(container.spec, 'resources', bound, 'memory');
  const bytes = parseQuantity(value) ?? 0;
  return bytes > 0 && bytes < LEAST_MEMORY ? String(value) : undefined;
}

/**
 * Whether something other than the container's own fields gives it a request or limit:
 * resources of the whole pod (Kubernetes 1.34), or the defaults of a LimitRange of this
 * release. A LimitRange's default limit is a request too.
 */
export function isDefaulted(
  workload: Workload,
  bound: 'requests' | 'limits',
  name: ResourceName,
  resources: Resource[],
): boolean {
  const ofPod = mapAt(workload.podSpec, 'resources');
  if (isSet(valueAt(ofPod, 'limits', name))) return true;
  if (bound === 'requests' && isSet(valueAt(ofPod, 'requests', name))) {
    return true;
  }
  const defaults =
    bound === 'limits' ? ['default'] : ['defaultRequest', 'default'];
  return resources
    .filter(
      ({ kind, namespace }) =>
        kind === 'LimitRange' &&
        sameNamespace(namespace, workload.resource.namespace),
    )
    .flatMap(({ body }) => listAt(body, 'spec', 'limits'))
    .filter(limit => valueAt(limit, 'type') === 'Container')
    .some(limit => defaults.some(key => isSet(valueAt(limit, key, name))));
}

/**
 * What the scheduler has to find for a pod, in base units: the sum over the containers that
 * keep running. A limit stands for a request that is unset.
 */
export function podRequest(workload: Workload, name: ResourceName): number {
  return workload.containers
    .filter(({ type }) => type === 'container' || type === 'sidecar')
    .map(
      ({ spec }) =>
        parseQuantity(
          valueAt(spec, 'resources', 'requests', name) ??
            valueAt(spec, 'resources', 'limits', name),
        ) ?? 0,
    )
    .reduce((sum, request) => sum + request, 0);
}

/**
 * Whether a container is there for the start of a pod or of a release only, so that what it
 * lacks harms its node for a moment at most.
 */
export function endsSoon({
  type,
  workload,
}: Container & { workload: Workload }): boolean {
  return type === 'init' || workload.resource.hooks.length > 0;
}
