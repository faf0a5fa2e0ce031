import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const pod = (liveness: string, readiness: string, mark = '') => `
apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: app
      ports: [{ name: http, containerPort: 80 }]
      livenessProbe: ${liveness}${mark}
      readinessProbe: ${readiness}
`;

const MARK = ' # finding: identical';
const GET = 'httpGet: { path: /health, port: 80 }';

ruleTester.run(rule, {
  pass: [
    {
      name: 'another path',
      manifests: pod(`{ ${GET} }`, '{ httpGet: { path: /ready, port: 80 } }'),
    },
    {
      name: 'liveness is more patient by its threshold',
      manifests: pod(`{ ${GET}, failureThreshold: 6 }`, `{ ${GET} }`),
    },
    {
      name: 'readiness is less patient by its period',
      manifests: pod(`{ ${GET} }`, `{ ${GET}, periodSeconds: 5 }`),
    },
    {
      name: 'another kind of handler',
      manifests: pod(
        '{ tcpSocket: { port: 80 } }',
        '{ httpGet: { port: 80 } }',
      ),
    },
  ],
  notApplicable: [
    { name: 'no liveness probe', manifests: pod('null', `{ ${GET} }`) },
    { name: 'neither probe', manifests: pod('null', 'null') },
  ],
  fail: [
    {
      name: 'the same in everything',
      manifests: pod(`{ ${GET} }`, `{ ${GET} }`, MARK),
    },
    {
      name: 'liveness starts later but is as strict',
      manifests: pod(`{ ${GET}, initialDelaySeconds: 60 }`, `{ ${GET} }`, MARK),
    },
    {
      name: 'liveness is even stricter',
      manifests: pod(`{ ${GET}, failureThreshold: 1 }`, `{ ${GET} }`, MARK),
    },
    {
      name: 'one says the port by name',
      manifests: pod(
        '{ tcpSocket: { port: http } }',
        '{ tcpSocket: { port: 80 } }',
        MARK,
      ),
    },
  ],
});
