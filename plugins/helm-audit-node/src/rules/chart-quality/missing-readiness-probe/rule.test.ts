import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const PROBE = 'readinessProbe: { tcpSocket: { port: 80 } }';

const service = (spec = '') => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  ${spec}
  selector: { app: web }
  ports: [{ port: 80 }]
---`;

const workload = (pod: string, kind = 'Deployment', api = 'apps/v1') => `
apiVersion: ${api}
kind: ${kind}
metadata:
  name: web
spec:
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      ${pod}
`;

const PLAIN = 'containers: [{ name: app }]';

ruleTester.run(rule, {
  pass: [
    {
      name: 'the serving container has one',
      manifests: `${service()}${workload(
        `containers: [{ name: app, ${PROBE} }]`,
      )}`,
    },
    {
      name: 'a proxy beside the serving container needs none',
      manifests: `${service()}${workload(
        `containers: [{ name: app, ports: [{ containerPort: 80 }], ${PROBE} }, { name: proxy }]`,
      )}`,
    },
  ],
  notApplicable: [
    {
      name: 'a Service for monitoring alone',
      manifests: `${service().replace(
        'port: 80',
        'name: http-metrics, port: 80',
      )}${workload(PLAIN)}`,
    },
    {
      name: 'a port and no Service in a chart',
      chart: {},
      manifests: workload(
        'containers: [{ name: app, ports: [{ containerPort: 80 }] }]',
      ),
    },
    {
      name: 'a port for metrics only',
      manifests: workload(
        'containers: [{ name: app, ports: [{ name: metrics, containerPort: 80 }] }]',
      ),
    },
    { name: 'a worker without a Service', manifests: workload(PLAIN) },
    {
      name: 'a Service whose selector matches only in part',
      manifests: `${service().replace(
        'app: web }',
        'app: web, tier: back }',
      )}${workload(PLAIN)}`,
    },
    {
      name: 'a Service that lists pods that are not ready',
      manifests: `${service('publishNotReadyAddresses: true')}${workload(
        PLAIN,
      )}`,
    },
    {
      name: 'a template of pods',
      manifests: `${service()}
apiVersion: v1
kind: PodTemplate
metadata: { name: web }
template:
  metadata: { labels: { app: web, tier: front } }
  spec: { ${PLAIN} }
`,
    },
    {
      name: 'a Job',
      manifests: `${service()}${workload(PLAIN, 'Job', 'batch/v1')}`,
    },
    {
      name: 'a test pod',
      manifests: `${service()}
apiVersion: v1
kind: Pod
metadata: { name: test, labels: { app: web }, annotations: { helm.sh/hook: test } }
spec: { containers: [{ name: test }] }
`,
    },
    {
      name: 'nobody can tell which of two containers answers',
      manifests: `${service()}${workload(
        'containers: [{ name: a }, { name: b }]',
      )}`,
    },
  ],
  fail: [
    {
      name: 'a port in manifests without any Service',
      manifests: workload(
        'containers: [{ name: app, ports: [{ containerPort: 80 }] }] # finding: unknownClients',
      ),
      severity: 'medium',
    },
    {
      name: 'the only container has none',
      manifests: `${service()}${workload(
        'containers:\n        - name: app # finding: missing',
      )}`,
    },
    {
      name: 'init containers are not asked for one, sidecars are',
      manifests: `${service()}${workload(`initContainers:
        - { name: wait, ports: [{ containerPort: 80 }] }
        - { name: proxy, restartPolicy: Always, ports: [{ containerPort: 80 }] } # finding: missing
      containers: [{ name: app }]`)}`,
    },
    {
      name: 'a DaemonSet behind a Service',
      manifests: `${service()}${workload(
        'containers:\n        - name: app # finding: missing',
        'DaemonSet',
      )}`,
    },
    {
      name: 'an Argo Rollout',
      manifests: `${service()}${workload(
        'containers:\n        - name: app # finding: missing',
        'Rollout',
        'argoproj.io/v1alpha1',
      )}`,
    },
  ],
});
