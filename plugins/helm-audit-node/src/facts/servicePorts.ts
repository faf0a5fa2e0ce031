import { booleanAt, mapsAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { selectsPods } from './serviceSelection';
import type { Container, Workload } from './workloads';

/** Services of the release that send traffic to a workload's pods. */
export function servicesOf(
  workload: Workload,
  resources: Resource[],
): Resource[] {
  return resources.filter(resource =>
    selectsPods(resource, workload.podLabels, workload.resource.namespace),
  );
}

/**
 * Whether a container answers on a port of one of these Services. A target port names a
 * declared port or is a number; a number need not be declared, and is then taken to be the
 * only main container's. With several of those nobody can tell, and none is said to answer.
 * Of several that declare the same name, Kubernetes sends to the first.
 */
export function isServedBy(
  container: Container,
  workload: Workload,
  services: Resource[],
): boolean {
  const running = workload.containers.filter(runs);
  return services.some(service =>
    mapsAt(service.body, 'spec', 'ports').some(({ value }) => {
      const target = valueAt(value, 'targetPort') ?? valueAt(value, 'port');
      const declaring = running.find(other => declaresPort(other, target));
      if (declaring) return declaring.name === container.name;
      const main = running.filter(({ type }) => type === 'container');
      return (
        typeof target === 'number' &&
        main.length === 1 &&
        main[0].name === container.name
      );
    }),
  );
}

/** Whether a container lists a port by this name or number. */
export function declaresPort(
  { spec }: Pick<Container, 'spec'>,
  port: unknown,
): boolean {
  const key = typeof port === 'number' ? 'containerPort' : 'name';
  return mapsAt(spec, 'ports').some(({ value }) => value[key] === port);
}

/** Whether a container keeps running beside the others. */
export function runs({ type }: Pick<Container, 'type'>): boolean {
  return type === 'container' || type === 'sidecar';
}

/** Whether a Service waits for readiness before it sends traffic. */
export function heedsReadiness(service: Resource): boolean {
  return !booleanAt(service.body, 'spec', 'publishNotReadyAddresses');
}

/** The name of a Service's port, or its number where it has none. */
export function portLabel(port: unknown): string {
  return String(valueAt(port, 'name') ?? valueAt(port, 'port') ?? '');
}
