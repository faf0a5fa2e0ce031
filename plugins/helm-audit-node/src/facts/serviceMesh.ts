import { JsonMap, isMap, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Workload } from './workloads';

/** Groups of the objects that steer a mesh. */
const MESH_GROUPS = new Set([
  'networking.istio.io',
  'security.istio.io',
  'linkerd.io',
  'policy.linkerd.io',
  'consul.hashicorp.com',
]);

/** Labels and annotations of pods that ask for a mesh's proxy. */
const INJECTION: Record<string, string[]> = {
  'sidecar.istio.io/inject': ['true'],
  'linkerd.io/inject': ['enabled', 'ingress'],
  'consul.hashicorp.com/connect-inject': ['true'],
  'istio.io/dataplane-mode': ['ambient'],
};

/** Whether anything shows that a workload's requests go through a service mesh. */
export function isInMesh(workload: Workload, resources: Resource[]): boolean {
  const marks = { ...workload.podLabels, ...workload.podAnnotations };
  const isInjected = Object.entries(INJECTION).some(([key, values]) =>
    values.includes(marks[key]),
  );
  return isInjected || resources.some(({ group }) => MESH_GROUPS.has(group));
}

/** Whether the mesh stops sending requests to a Service's pods that answer with errors. */
export function hasCircuitBreaker(
  service: Resource,
  resources: Resource[],
): boolean {
  if (service.annotations['balancer.linkerd.io/failure-accrual']) return true;
  return resources.some(
    ({ kind, group, body }) =>
      kind === 'DestinationRule' &&
      group === 'networking.istio.io' &&
      isHostOf(stringAt(body, 'spec', 'host') ?? '', service.name) &&
      breaks(body),
  );
}

/** `payments`, `payments.shop`, `payments.shop.svc.cluster.local`, or a wildcard. */
function isHostOf(host: string, service: string): boolean {
  return (
    host === service || host.startsWith(`${service}.`) || host.startsWith('*')
  );
}

function breaks(body: JsonMap): boolean {
  const policy = valueAt(body, 'spec', 'trafficPolicy');
  const ports = valueAt(policy, 'portLevelSettings');
  return [policy, ...(Array.isArray(ports) ? ports : [])].some(settings =>
    isMap(valueAt(settings, 'outlierDetection')),
  );
}
