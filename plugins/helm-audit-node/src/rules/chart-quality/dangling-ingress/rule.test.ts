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

ruleTester.run(rule, {
  pass: [
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
