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

ruleTester.run(rule, {
  pass: [
    {
      name: 'an annotation',
      manifests: ingress("nginx.ingress.kubernetes.io/limit-rps: '20'"),
    },
    {
      name: 'a policy beside a route',
      manifests: `${httpRoute(
        '',
      )}---\napiVersion: gateway.envoyproxy.io/v1alpha1\nkind: BackendTrafficPolicy\nmetadata: { name: payments }\nspec: { rateLimit: { type: Local } }\n`,
    },
    {
      name: 'a web application firewall',
      manifests: ingress('alb.ingress.kubernetes.io/wafv2-acl-arn: arn', 'alb'),
    },
  ],
  notApplicable: [{ name: 'no route', manifests: workloadText() }],
  unknown: [
    { name: 'a gateway outside the chart', manifests: httpRoute('') },
    {
      name: 'a controller that nobody knows',
      manifests: ingress('', 'public'),
    },
  ],
  fail: [
    {
      name: 'NGINX without a limit',
      manifests: ingress('').replace(
        'annotations:',
        'annotations: # finding: missing',
      ),
    },
    {
      name: 'Traefik without one',
      manifests: ingress(
        'traefik.ingress.kubernetes.io/router.tls: "true"',
        'traefik',
      ).replace('annotations:', 'annotations: # finding: missing'),
    },
  ],
});
