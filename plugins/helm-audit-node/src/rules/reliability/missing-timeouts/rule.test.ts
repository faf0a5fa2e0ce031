import { workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ingress = (annotation: string, className = 'nginx') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: payments
  annotations:
    ${annotation || 'example.com/note: none'}
spec:
  ingressClassName: ${className}
  rules: [{ host: payments.example.com }]
`;

const httpRoute = (lines: string, finding = '') => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: payments
spec:
  rules:
    - backendRefs: [{ name: payments, port: 80 }]${finding}
      ${lines}
`;

const virtualService = (lines: string, finding = '') => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: payments
spec:
  hosts: [payments]
  http:
    - route: [{ destination: { host: payments } }]${finding}
      ${lines}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a timeout of the Gateway API',
      manifests: httpRoute('timeouts: { request: 5s }'),
    },
    { name: 'a timeout of Istio', manifests: virtualService('timeout: 5s') },
    {
      name: 'an annotation',
      manifests: ingress(
        "nginx.ingress.kubernetes.io/proxy-read-timeout: '10'",
      ),
    },
    {
      name: 'an attribute of a load balancer',
      manifests: ingress(
        'alb.ingress.kubernetes.io/load-balancer-attributes: idle_timeout.timeout_seconds=30',
        'alb',
      ),
    },
  ],
  notApplicable: [
    { name: 'no route', manifests: workloadText() },
    {
      name: 'a redirect has no backend',
      manifests: httpRoute('').replace(
        'backendRefs: [{ name: payments, port: 80 }]',
        'filters: [{ type: RequestRedirect }]',
      ),
    },
  ],
  unknown: [
    { name: 'Traefik keeps them elsewhere', manifests: ingress('', 'traefik') },
    {
      name: 'a controller that nobody knows',
      manifests: ingress('', 'public'),
    },
  ],
  fail: [
    {
      name: 'a rule of an HTTPRoute',
      manifests: httpRoute('', ' # finding: route'),
      severity: 'high',
    },
    {
      name: 'a rule of a VirtualService',
      manifests: virtualService(
        'retries: { attempts: 2 }',
        ' # finding: route',
      ),
    },
    {
      name: 'an Ingress',
      manifests: ingress('').replace(
        'annotations:',
        'annotations: # finding: ingress',
      ),
      severity: 'medium',
    },
  ],
});
