import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (probes: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      ${probes}
`;

const LIVE = 'httpGet: { path: /live, port: 80 }';
const READY = 'httpGet: { path: /ready, port: 80 }';

ruleTester.run(rule, {
  pass: [
    { name: 'the defaults', manifests: pod(`livenessProbe: { ${LIVE} }`) },
    {
      name: 'a command with a timeout',
      manifests: pod('livenessProbe: { exec: {}, timeoutSeconds: 5 }'),
    },
    {
      name: 'a default timeout with a period of one second',
      manifests: pod(`readinessProbe: { ${READY}, periodSeconds: 1 }`),
    },
    {
      name: 'liveness as patient as readiness',
      manifests: pod(
        `livenessProbe: { ${LIVE} }\n      readinessProbe: { ${READY} }`,
      ),
    },
    {
      name: 'the same question is judged by another rule',
      manifests: pod(
        `livenessProbe: { ${LIVE}, failureThreshold: 1 }\n      readinessProbe: { ${LIVE} }`,
      ),
    },
  ],
  notApplicable: [{ name: 'no probes', manifests: pod('image: a') }],
  fail: [
    {
      name: 'a command without a timeout',
      manifests: pod('startupProbe: { exec: {} } # finding: exec'),
    },
    {
      name: 'a timeout longer than the period',
      manifests: pod(
        `readinessProbe: { ${READY}, timeoutSeconds: 15 } # finding: timeout`,
      ),
    },
    {
      name: 'liveness gives up first',
      manifests: pod(
        `livenessProbe: { ${LIVE}, failureThreshold: 2 } # finding: impatient\n      readinessProbe: { ${READY} }`,
      ),
    },
  ],
});
