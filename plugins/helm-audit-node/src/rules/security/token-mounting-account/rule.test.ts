import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const account = (more = '') => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: payments }
${more}
`;

const pod = `---
apiVersion: v1
kind: Pod
metadata: { name: payments }
spec:
  serviceAccountName: payments
  containers: [{ name: app, image: example.com/payments:1.0.0 }]
`;

const binding = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: payments }
subjects: [{ kind: ServiceAccount, name: payments }]
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'switched off',
      manifests: account('automountServiceAccountToken: false'),
    },
    {
      name: 'switched off, beside a pod of another account',
      manifests:
        account('automountServiceAccountToken: false') +
        pod.replace('Name: payments', 'Name: other'),
    },
  ],
  notApplicable: [
    { name: 'a pod uses it', manifests: account() + pod },
    { name: 'it has rights', manifests: account() + binding },
    { name: 'part of a chart', chart: {}, manifests: account() },
  ],
  fail: [
    {
      name: 'the default',
      manifests: account().replace('v1', 'v1 # finding: mounts'),
      severity: 'low',
    },
    {
      name: 'switched on',
      manifests: account(
        'automountServiceAccountToken: true # finding: mounts',
      ),
    },
  ],
});
