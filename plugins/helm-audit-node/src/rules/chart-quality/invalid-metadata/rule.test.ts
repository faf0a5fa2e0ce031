import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const object = (metadata: string, kind = 'ConfigMap') => `
apiVersion: v1
kind: ${kind}
metadata:
  ${metadata}
`;

const deployment = (labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: payments
spec:
  template:
    metadata:
      labels: { ${labels} }
    spec:
      containers: [{ name: app, image: example.com/payments:1.0.0 }]
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'a name with labels',
      manifests: object(
        "name: payments\n  labels: { example.com/tier: a_1.B, empty: '' }",
      ),
    },
    {
      name: 'a role with a colon',
      manifests: object('name: system:payments', 'Role').replace(
        'v1',
        'rbac.authorization.k8s.io/v1',
      ),
    },
    {
      name: 'a name from the cluster',
      manifests: object('generateName: p-', 'Pod'),
    },
  ],
  fail: [
    {
      name: 'a name with capitals',
      manifests: object('name: Payments # finding: refused'),
      severity: 'high',
    },
    {
      name: 'a label with an @',
      manifests: object(
        'name: payments\n  labels: { owner: a@b } # finding: refused',
      ),
    },
    {
      name: 'an annotation key with two slashes',
      manifests: object(
        'name: payments\n  annotations: { a/b/c: x } # finding: refused',
      ),
    },
    {
      name: 'a label of a pod template',
      manifests: deployment('version: 1.0+2').replace(
        'labels: { version: 1.0+2 }',
        'labels: { version: 1.0+2 } # finding: refused',
      ),
    },
    {
      name: 'a selector of a Service',
      manifests: `${object('name: payments', 'Service')}spec:
  selector: { app: pay ments } # finding: refused
`,
    },
  ],
});
