import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const ingress = (annotations: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: payments
  annotations:
    ${annotations}
`;

const settings = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata:
  name: controller
data:
  ${data}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'other annotations',
      manifests: ingress('nginx.ingress.kubernetes.io/limit-rps: "5"'),
    },
    {
      name: 'a snippet without text',
      manifests: ingress('nginx.ingress.kubernetes.io/server-snippet: ""'),
    },
    {
      name: 'a path that is called root',
      manifests: ingress('nginx.ingress.kubernetes.io/app-root: /root'),
    },
    {
      name: 'a controller that ignores snippets',
      manifests: settings('allow-snippet-annotations: "false"'),
    },
  ],
  notApplicable: [
    { name: 'another ConfigMap', manifests: settings('log-level: "info"') },
  ],
  fail: [
    {
      name: 'a snippet',
      manifests: ingress(
        'nginx.ingress.kubernetes.io/configuration-snippet: "gzip on;" # finding: snippet',
      ),
      severity: 'medium',
    },
    {
      name: "a snippet of NGINX's own controller",
      manifests: ingress(
        'nginx.org/location-snippets: "gzip on;" # finding: snippet',
      ),
    },
    {
      name: 'files of the controller',
      manifests: ingress(
        'nginx.ingress.kubernetes.io/server-snippet: "location /x { alias /var/run/; }" # finding: snippet',
      ),
      severity: 'high',
    },
    {
      name: 'a controller that takes snippets',
      manifests: settings(
        'allow-snippet-annotations: "true" # finding: allowed',
      ),
    },
  ],
});
