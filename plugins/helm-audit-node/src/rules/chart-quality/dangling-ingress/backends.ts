import { JsonMap, mapsAt, Path, stringAt, valueAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';

/** A Service that an Ingress or a route sends requests to. */
export interface Backend {
  service: string;
  namespace?: string;
  /** Name or number; absent where the kind needs none. */
  port?: string | number;
  /** Leads to the backend within its resource. */
  path: Path;
}

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'];

/** Whether a resource sends requests from outside to Services. */
export function isEntrance({ kind, group }: Resource): boolean {
  return (
    (kind === 'Ingress' &&
      ['networking.k8s.io', 'extensions'].includes(group)) ||
    (ROUTES.includes(kind) && group === 'gateway.networking.k8s.io')
  );
}

/** The Services behind an Ingress or a Gateway API route. */
export function backendsOf(resource: Resource): Backend[] {
  return resource.kind === 'Ingress'
    ? ingressBackends(resource)
    : routeBackends(resource);
}

function ingressBackends({ body, namespace }: Resource): Backend[] {
  const paths: Path[] = [
    ['spec', 'defaultBackend'],
    ['spec', 'backend'],
    ...mapsAt(body, 'spec', 'rules').flatMap(rule =>
      mapsAt(rule.value, 'http', 'paths').map(
        ({ index }): Path => [
          'spec',
          'rules',
          rule.index,
          'http',
          'paths',
          index,
          'backend',
        ],
      ),
    ),
  ];
  return paths.flatMap(path => {
    const backend = valueAt(body, ...path);
    const service =
      stringAt(backend, 'service', 'name') ?? stringAt(backend, 'serviceName');
    if (!service) return [];
    const port =
      valueAt(backend, 'service', 'port', 'name') ??
      valueAt(backend, 'service', 'port', 'number') ??
      valueAt(backend, 'servicePort');
    return [{ service, namespace, port: asPort(port), path }];
  });
}

function routeBackends({ body, namespace }: Resource): Backend[] {
  return mapsAt(body, 'spec', 'rules').flatMap(rule =>
    mapsAt(rule.value, 'backendRefs').flatMap(({ value, index }) => {
      const service = stringAt(value, 'name');
      if (!service || !isServiceReference(value)) return [];
      return [
        {
          service,
          namespace: stringAt(value, 'namespace') ?? namespace,
          port: asPort(value.port),
          path: ['spec', 'rules', rule.index, 'backendRefs', index],
        },
      ];
    }),
  );
}

function isServiceReference(reference: JsonMap): boolean {
  const { kind = 'Service', group = '' } = reference;
  return kind === 'Service' && group === '';
}

function asPort(port: unknown): string | number | undefined {
  return typeof port === 'string' || typeof port === 'number'
    ? port
    : undefined;
}
