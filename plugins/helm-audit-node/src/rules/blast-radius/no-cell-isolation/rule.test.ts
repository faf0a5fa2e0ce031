import { serviceText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const role = (name: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${name}
  labels: { app.kubernetes.io/instance: shop-a }
rules: []
`;

ruleTester.run(rule, {
  pass: [
    { name: 'the release is in the name', manifests: role('shop-a-reader') },
    {
      name: 'the name as Helm renders it',
      manifests: role('release-name-reader').replace(/labels.*/, ''),
      chart: {},
    },
    { name: 'a Service', manifests: serviceText() },
  ],
  notApplicable: [
    {
      name: 'names of a namespace are its own',
      manifests: role('reader').replace('kind: ClusterRole', 'kind: Role'),
    },
  ],
  unknown: [
    {
      name: 'no release is known',
      manifests: role('reader').replace(/labels.*/, ''),
    },
  ],
  fail: [
    { name: 'a fixed name', manifests: role('reader # finding: name') },
    {
      name: 'a fixed name, as Helm renders it',
      manifests: role('reader # finding: name').replace(/labels.*/, ''),
      chart: {},
    },
    {
      name: 'a fixed port',
      manifests: serviceText({
        spec: 'type: NodePort\nports:\n  - port: 80\n    nodePort: 30080 # finding: port',
      }),
    },
  ],
});
