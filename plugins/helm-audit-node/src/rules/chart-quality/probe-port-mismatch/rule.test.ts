import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (probe: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      ports: [{ name: http, containerPort: 80 }]
      ${probe}
    - name: proxy
      ports: [{ name: admin, containerPort: 81 }]
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a declared name',
      manifests: pod('livenessProbe: { tcpSocket: { port: http } }'),
    },
    {
      name: 'an undeclared number',
      manifests: pod('readinessProbe: { httpGet: { port: 9090 } }'),
    },
    {
      name: 'a number in quotes',
      manifests: pod('readinessProbe: { httpGet: { port: "9090" } }'),
    },
    {
      name: 'a command asks no port',
      manifests: pod('startupProbe: { exec: { command: [ls] } }'),
    },
  ],
  notApplicable: [{ name: 'no probe', manifests: pod('') }],
  fail: [
    {
      name: 'a name that no container declares',
      manifests: pod(
        'livenessProbe: { httpGet: { port: web } } # finding: missing',
      ),
    },
    {
      name: 'a name that another container declares',
      manifests: pod(
        'startupProbe: { tcpSocket: { port: admin } } # finding: missing',
      ),
    },
  ],
});
