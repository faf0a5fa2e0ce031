import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (probes: string) => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app # CONTAINER
      ${probes}
`;

const live = (timing: string) =>
  `livenessProbe: { tcpSocket: { port: 80 }, ${timing} }`;

const marked = (probes: string, messageId: string) =>
  pod(probes).replace('# CONTAINER', `# finding: ${messageId}`);

ruleTester.run(rule, {
  pass: [
    { name: 'the defaults allow for 30 s', manifests: pod(live('')) },
    {
      name: 'a startup probe allows for a slow start',
      manifests: pod(
        `${live(
          'initialDelaySeconds: 60',
        )}\n      startupProbe: { tcpSocket: { port: 80 } }`,
      ),
    },
  ],
  notApplicable: [{ name: 'no liveness probe', manifests: pod('') }],
  fail: [
    {
      name: 'a long delay',
      manifests: marked(live('initialDelaySeconds: 30'), 'blind'),
    },
    {
      name: 'little time in all',
      manifests: marked(
        live('initialDelaySeconds: 5, periodSeconds: 3, failureThreshold: 3'),
        'tight',
      ),
    },
  ],
});
