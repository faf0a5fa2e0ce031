import { JsonMap, mapsAt, Path, stringAt } from '../json';
import { Resource } from '../stages/gather/types';

/** One rule of a route that leads requests to a Service. */
export interface RouteRule {
  spec: JsonMap;
  /** Leads to the rule within its resource. */
  path: Path;
}

/** Whether a resource leads HTTP requests from outside or between services. */
export function isRoute({ kind, group }: Resource): boolean {
  return (
    (kind === 'Ingress' &&
      ['networking.k8s.io', 'extensions'].includes(group)) ||
    (kind === 'HTTPRoute' && group === 'gateway.networking.k8s.io') ||
    (kind === 'VirtualService' && group === 'networking.istio.io')
  );
}

/** The rules of an HTTPRoute or VirtualService that forward; redirects need no backend. */
export function routeRules({ kind, body }: Resource): RouteRule[] {
  const [list, backends] =
    kind === 'HTTPRoute' ? ['rules', 'backendRefs'] : ['http', 'route'];
  return mapsAt(body, 'spec', list)
    .filter(({ value }) => mapsAt(value, backends).length > 0)
    .map(({ value, index }) => ({ spec: value, path: ['spec', list, index] }));
}

/** Kinds of ingress controllers by how their class is mostly called. */
const CONTROLLERS: Array<[RegExp, string]> = [
  [/haproxy/i, 'haproxy'],
  [/nginx/i, 'nginx'],
  [/contour/i, 'contour'],
  [/kong/i, 'kong'],
  [/traefik/i, 'traefik'],
  [/alb|aws/i, 'alb'],
  [/gce|gke/i, 'gce'],
];

/**
 * Kind of the controller that serves an Ingress, from its class or from annotations that
 * only one controller reads.
 */
export function ingressController(ingress: Resource): string | undefined {
  const text =
    ingressClass(ingress) || Object.keys(ingress.annotations).join(' ');
  return CONTROLLERS.find(([pattern]) => pattern.test(text))?.[1];
}

/** Name of the class of an Ingress; empty for the default one. */
export function ingressClass({ annotations, body }: Resource): string {
  return (
    stringAt(body, 'spec', 'ingressClassName') ??
    annotations['kubernetes.io/ingress.class'] ??
    ''
  );
}

/** Whether an Ingress or HTTPRoute leads to a Service by one of its paths or by default. */
export function leadsTo({ body }: Resource, service: string): boolean {
  const paths = mapsAt(body, 'spec', 'rules').flatMap(({ value }) => [
    ...mapsAt(value, 'http', 'paths').map(({ value: path }) =>
      stringAt(path, 'backend', 'service', 'name'),
    ),
    ...mapsAt(value, 'backendRefs').map(({ value: backend }) =>
      stringAt(backend, 'name'),
    ),
  ]);
  const otherwise = stringAt(body, 'spec', 'defaultBackend', 'service', 'name');
  return [otherwise, ...paths].includes(service);
}
