import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const manifests = (targetPort: string, podSpec: string) => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports:
    - port: 80
      ${targetPort}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: ${podSpec}
`;

const HTTP = 'ports: [{ name: http, containerPort: 8080 }]';

ruleTester.run(rule, {
  pass: [
    {
      name: 'the name exists',
      manifests: manifests(
        'targetPort: http',
        `{ containers: [{ name: app, ${HTTP} }] }`,
      ),
    },
    {
      name: 'one name for both protocols, in two containers',
      manifests: manifests(
        'targetPort: dns\n      protocol: UDP',
        '{ containers: [{ name: app, ports: [{ name: dns, containerPort: 53 }] }, { name: other, ports: [{ name: dns, containerPort: 5353, protocol: UDP }] }] }',
      ),
    },
    {
      name: 'a number that nobody declares',
      manifests: manifests(
        'targetPort: 9090',
        `{ containers: [{ name: app, ${HTTP} }] }`,
      ),
    },
    {
      name: 'no target port means the same number',
      manifests: manifests('', '{ containers: [{ name: app }] }'),
    },
    {
      name: 'one of two workloads declares it',
      manifests: `${manifests(
        'targetPort: http',
        `{ containers: [{ name: app, ${HTTP} }] }`,
      )}---${manifests('targetPort: http', '{ containers: [] }')
        .split('---')[1]
        .replace('name: web', 'name: other')}`,
    },
    {
      name: 'a sidecar declares it',
      manifests: manifests(
        'targetPort: http',
        `{ containers: [{ name: app }], initContainers: [{ name: proxy, restartPolicy: Always, ${HTTP} }] }`,
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a test pod with the labels of the service',
      manifests: manifests('targetPort: http', '{ containers: [] }').replace(
        'metadata: { name: web }\nspec:\n  template',
        'metadata: { name: web, annotations: { helm.sh/hook: test } }\nspec:\n  template',
      ),
    },
    {
      name: 'no Service selects the workload',
      manifests: manifests('targetPort: http', '{ containers: [] }').replace(
        'labels: { app: web }',
        'labels: { app: worker }',
      ),
    },
  ],
  fail: [
    {
      name: 'the name is one of another protocol',
      manifests: manifests(
        'targetPort: http # finding: otherProtocol\n      protocol: UDP',
        `{ containers: [{ name: app, ${HTTP} }] }`,
      ),
    },
    {
      name: 'a headless Service, which matters less',
      manifests: manifests(
        'targetPort: web # finding: missing\n  clusterIP: None',
        `{ containers: [{ name: app, ${HTTP} }] }`,
      ),
      severity: 'low',
    },
    {
      name: 'nobody declares the name',
      manifests: manifests(
        'targetPort: web # finding: missing',
        `{ containers: [{ name: app, ${HTTP} }] }`,
      ),
    },
    {
      name: 'only an init container does, which is gone by then',
      manifests: manifests(
        'targetPort: http # finding: missing',
        `{ containers: [{ name: app }], initContainers: [{ name: init, ${HTTP} }] }`,
      ),
    },
  ],
});
