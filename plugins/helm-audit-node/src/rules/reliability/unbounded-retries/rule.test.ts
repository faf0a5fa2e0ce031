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
      name: 'two, each with a limit',
      manifests: virtualService('retries: { attempts: 2, perTryTimeout: 1s }'),
    },
    {
      name: 'the whole has a limit',
      manifests: virtualService(
        '{ timeout: 3s, retries: { attempts: 3 } }',
      ).replace(
        '{ timeout: 3s, retries: { attempts: 3 } }',
        'timeout: 3s\n      retries: { attempts: 3 }',
      ),
    },
    { name: 'none', manifests: virtualService('retries: { attempts: 0 }') },
    {
      name: 'tries of NGINX',
      manifests: ingress(
        "nginx.ingress.kubernetes.io/proxy-next-upstream-tries: '2'",
      ),
    },
  ],
  notApplicable: [
    { name: 'nothing said', manifests: virtualService('timeout: 3s') },
  ],
  fail: [
    {
      name: 'ten',
      manifests: virtualService(
        'retries:\n        attempts: 10 # finding: many\n        perTryTimeout: 1s',
      ),
    },
    {
      name: 'five of the Gateway API',
      manifests: httpRoute('retry:\n        attempts: 5 # finding: many'),
    },
    {
      name: 'no limit for each',
      manifests: virtualService(
        'retries: # finding: slow\n        attempts: 2',
      ),
    },
    {
      name: 'all backends of NGINX',
      manifests: ingress(
        "nginx.ingress.kubernetes.io/proxy-next-upstream-tries: '0' # finding: unlimited",
      ),
    },
  ],
});
