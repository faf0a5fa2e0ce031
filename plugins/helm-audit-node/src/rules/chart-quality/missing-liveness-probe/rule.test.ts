import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const workload = (containers: string, kind = 'Deployment') => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        ${containers}
---`;

const SERVICE = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

const PORT = 'ports: [{ containerPort: 80 }]';
const PROBE = 'livenessProbe: { grpc: { port: 80 } }';

ruleTester.run(rule, {
  pass: [
    { name: 'it has one', manifests: workload(`- { name: app, ${PROBE} }`) },
    {
      name: 'a helper beside the served container needs none',
      manifests: `${workload(
        `- { name: app, ${PORT}, ${PROBE} }\n        - { name: logs }`,
      )}${SERVICE}`,
    },
  ],
  notApplicable: [
    {
      name: 'a bare Pod that runs once',
      manifests:
        'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { restartPolicy: Never, containers: [{ name: app }] }\n',
    },
    {
      name: 'a Job',
      manifests: workload('- { name: app }', 'Job').replace(
        'apps/v1',
        'batch/v1',
      ),
    },
    {
      name: 'a Pod that a Job made',
      manifests:
        'apiVersion: v1\nkind: Pod\nmetadata: { name: report-x7k2p, ownerReferences: [{ kind: Job, name: report, controller: true }] }\nspec: { containers: [{ name: app }] }\n',
    },
    {
      name: 'nobody can tell which is the main container',
      chart: {},
      manifests: workload('- { name: a }\n        - { name: b }'),
    },
  ],
  fail: [
    {
      name: 'manifests without any Service do not show which one serves',
      manifests: workload(
        '- { name: app, livenessProbe: {} }\n        - { name: other } # finding: missing',
      ),
    },
    {
      name: 'a bare Pod that is restarted',
      manifests: `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - { name: app } # finding: missing
`,
    },
    {
      name: 'the only container has none',
      manifests: workload('- { name: app } # finding: missing'),
    },
    {
      name: 'the served one of two has none',
      manifests: `${workload(
        `- { name: logs }\n        - { name: app, ${PORT} } # finding: missing`,
        'DaemonSet',
      )}${SERVICE}`,
    },
  ],
});
