import { documents, workloadText } from '../../../testing/manifestText';
import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const role = (resources: string, verbs: string, group = "''", finding = '') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: payments
rules:
  - apiGroups: [${group}]${finding}
    resources: ${resources}
    verbs: ${verbs}
`;

const binding = `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: payments
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: payments }
subjects: [{ kind: ServiceAccount, name: payments, namespace: shop }]
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'reading',
      manifests: documents(role('[configmaps]', '[get, list, watch]'), binding),
    },
    {
      name: 'kinds of its own',
      manifests: documents(
        role('[certificates]', "['*']", 'example.com'),
        binding,
      ),
    },
    {
      name: 'certain objects by name',
      manifests: documents(
        role('[configmaps]', '[update]').replace(
          'verbs',
          'resourceNames: [leader]\n    verbs',
        ),
        binding,
      ),
    },
  ],
  notApplicable: [
    { name: 'no binding', manifests: workloadText() },
    {
      name: 'bound in one namespace',
      manifests: documents(
        role('[secrets]', "['*']"),
        binding.replace('ClusterRoleBinding', 'RoleBinding'),
      ),
    },
  ],
  unknown: [{ name: 'a role of the cluster', manifests: binding }],
  fail: [
    {
      name: 'it changes configuration everywhere',
      manifests: documents(
        role('[configmaps]', '[get, patch]', "''", ' # finding: reach'),
        binding,
      ),
    },
    {
      name: 'it may do everything',
      manifests: documents(
        role("['*']", "['*']", "'*'", ' # finding: reach'),
        binding,
      ),
    },
  ],
});
