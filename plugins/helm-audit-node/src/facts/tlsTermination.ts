import { isMap, JsonMap, listAt, mapAt, mapsAt, Path, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { ingressClass } from './routes';

/** An entrance into the cluster, and how it deals with TLS. */
export interface Entrance {
  /** Host names, or what stands for them, that are served without TLS. */
  plain: Array<{ host: string; path: Path }>;
  /** Why it can't be told, when something outside the resource decides. */
  doubt?: string;
}

/** Annotations by which an ingress controller gets a certificate without `spec.tls`. */
const CERTIFICATE_ANNOTATIONS = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'appgw.ingress.kubernetes.io/appgw-ssl-certificate',
  'haproxy.org/ssl-certificate',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/certmap',
  'networking.gke.io/managed-certificates',
];

/** Classes whose controllers serve TLS for every host on their own. */
const ALWAYS_TLS = /tailscale|cloudflare|ngrok/;

/**
 * The entrance that a resource is: an Ingress, a Gateway of the Gateway API or of Istio, or a
 * Route of OpenShift.
 *
 * @returns undefined for everything else
 */
export function entranceOf(resource: Resource): Entrance | undefined {
  const { kind, group } = resource;
  if (kind === 'Ingress') {
    const isIngress = ['networking.k8s.io', 'extensions'].includes(group);
    return isIngress ? ingress(resource) : undefined;
  }
  if (kind === 'Route' && group === 'route.openshift.io') {
    return route(resource);
  }
  if (kind !== 'Gateway') return undefined;
  if (group === 'gateway.networking.k8s.io') return gateway(resource);
  return group === 'networking.istio.io' ? istioGateway(resource) : undefined;
}

function ingress(resource: Resource): Entrance {
  const { annotations, body } = resource;
  const covered = mapsAt(body, 'spec', 'tls').map(({ value }) =>
    listAt(value, 'hosts').map(String),
  );
  const hosts = [
    ...mapsAt(body, 'spec', 'rules').map(({ value, index }) => ({
      host: stringAt(value, 'host') ?? '*',
      path: ['spec', 'rules', index, 'host'],
    })),
    ...(isMap(mapAt(body, 'spec').defaultBackend)
      ? [{ host: '*', path: ['spec', 'defaultBackend'] }]
      : []),
  ];
  if (hasCertificate(annotations)) return { plain: [] };
  const plain = hosts.filter(({ host }) =>
    // A rule for any host is served with TLS to those that ask for a certificate's host.
    host === '*'
      ? covered.length === 0
      : !covered.some(names => covers(names, host)),
  );
  return {
    plain,
    doubt: plain.length > 0 ? ingressDoubt(resource) : undefined,
  };
}

function hasCertificate(annotations: Record<string, string>): boolean {
  return (
    CERTIFICATE_ANNOTATIONS.some(key => Boolean(annotations[key])) ||
    annotations['traefik.ingress.kubernetes.io/router.tls'] === 'true' ||
    /HTTPS/.test(annotations['alb.ingress.kubernetes.io/listen-ports'] ?? '')
  );
}

function ingressDoubt(resource: Resource): string | undefined {
  const name = ingressClass(resource);
  if (ALWAYS_TLS.test(name)) {
    return `The ingress class ${name} may serve TLS by itself.`;
  }
  return resource.annotations['alb.ingress.kubernetes.io/group.name']
    ? 'Another Ingress of its group may bring the certificate.'
    : undefined;
}

/** No hosts in a `tls` entry means all; an asterisk stands for one label. */
function covers(names: string[], host: string): boolean {
  return (
    names.length === 0 ||
    names.includes(host) ||
    names.includes(host.replace(/^[^.]+/, '*'))
  );
}

function route({ body }: Resource): Entrance {
  const host = stringAt(body, 'spec', 'host') || '*';
  const hasTls = isMap(mapAt(body, 'spec').tls);
  return { plain: hasTls ? [] : [{ host, path: ['spec', 'tls'] }] };
}

/** A listener for HTTP beside one for HTTPS mostly redirects. */
function gateway({ body }: Resource): Entrance {
  const listeners = mapsAt(body, 'spec', 'listeners');
  const isEncrypted = (listener: JsonMap) =>
    listener.protocol === 'HTTPS' || listener.protocol === 'TLS';
  if (listeners.some(({ value }) => isEncrypted(value))) return { plain: [] };
  return {
    plain: listeners
      .filter(({ value }) => value.protocol === 'HTTP')
      .map(({ value, index }) => ({
        host: stringAt(value, 'hostname') ?? '*',
        path: ['spec', 'listeners', index, 'protocol'],
      })),
  };
}

function istioGateway({ body }: Resource): Entrance {
  return {
    plain: mapsAt(body, 'spec', 'servers')
      .filter(
        ({ value }) =>
          /^(HTTP|HTTP2|GRPC)$/i.test(
            stringAt(value, 'port', 'protocol') ?? '',
          ) && mapAt(value, 'tls').httpsRedirect !== true,
      )
      .map(({ value, index }) => ({
        host: listAt(value, 'hosts').map(String).join(', ') || '*',
        path: ['spec', 'servers', index, 'port', 'protocol'],
      })),
  };
}
