import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const SERVICE = `
apiVersion: v1
kind: Service
metadata: { name: release-name-web }
spec:
  ports: [{ name: http, port: 80 }]
---`;

const ingress = (backend: string) => `${SERVICE}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules:
    - http:
        paths:
          - backend: ${backend}
`;

const route = (reference: string) => `${SERVICE}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web }
spec:
  rules:
    - backendRefs:
        - ${reference}
`;

/** An Ingress to a Service that is there, or to another that is. */
const claiming = (
  name: string,
  service: string,
  { host = 'a.example.com', rest = '', mark = '' } = {},
) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}${rest} }
spec:
  rules:
    - host: ${host}
      http:
        paths:
          - path: /${mark}
            pathType: Prefix
            backend: { service: { name: release-name-${service}, port: { name: http } } }
---`;

const BOTH = SERVICE + SERVICE.replace('name-web', 'name-api');

ruleTester.run(rule, {
  pass: [
    {
      name: 'a path that two Ingresses send to one backend',
      manifests: BOTH + claiming('a', 'web') + claiming('b', 'web'),
    },
    {
      name: 'another host',
      manifests:
        BOTH +
        claiming('a', 'web') +
        claiming('b', 'api', { host: 'b.example.com' }),
    },
    {
      name: 'a canary, and load balancers of their own',
      manifests:
        BOTH +
        claiming('a', 'web') +
        claiming('b', 'api', {
          rest: ", annotations: { nginx.ingress.kubernetes.io/canary: 'true' }",
        }) +
        claiming('c', 'api', {
          rest: ', annotations: { kubernetes.io/ingress.class: alb }',
        }),
    },
    {
      name: 'an Ingress of another class',
      manifests:
        BOTH +
        claiming('a', 'web') +
        claiming('b', 'api', {
          rest: ', annotations: { kubernetes.io/ingress.class: internal }',
        }),
    },
    {
      name: 'the port by its name',
      manifests: ingress(
        '{ service: { name: release-name-web, port: { name: http } } }',
      ),
    },
    {
      name: 'the port by its number',
      manifests: ingress(
        '{ service: { name: release-name-web, port: { number: 80 } } }',
      ),
    },
    {
      name: 'the old form',
      manifests: ingress('{ serviceName: release-name-web, servicePort: 80 }'),
    },
    {
      name: 'a route',
      manifests: route('{ name: release-name-web, port: 80 }'),
    },
  ],
  notApplicable: [
    {
      name: 'a backend that is no Service',
      manifests: ingress('{ resource: { kind: StorageBucket, name: a } }'),
    },
    {
      name: 'a route to a custom backend',
      manifests: route('{ name: a, kind: Bucket, group: example.com }'),
    },
  ],
  unknown: [
    {
      name: 'the Service may belong to another release',
      chart: {},
      manifests: ingress('{ service: { name: legacy, port: { number: 80 } } }'),
    },
  ],
  fail: [
    {
      name: 'a path that two Ingresses send to different backends',
      manifests:
        BOTH +
        claiming('a', 'web') +
        claiming('b', 'api', { mark: ' # finding: twice' }),
      severity: 'medium',
    },
    {
      name: 'a Service of the release that is not rendered',
      manifests: ingress(
        '{ service: { name: release-name-api } } # finding: service',
      ),
    },
    {
      name: 'no port',
      manifests: ingress(
        '{ service: { name: release-name-web } } # finding: noPort',
      ),
    },
    {
      name: 'a default backend that is not rendered',
      manifests: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  defaultBackend: { service: { name: release-name-web } } # finding: service
`,
    },
    {
      name: 'a number that the Service does not have',
      manifests: ingress(
        '{ service: { name: release-name-web, port: { number: 8080 } } } # finding: port',
      ),
    },
    {
      name: 'a route to a port that the Service does not have',
      manifests: route('{ name: release-name-web, port: 81 } # finding: port'),
    },
  ],
});
