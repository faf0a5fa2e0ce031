import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const binding = (role: string, kind = 'ClusterRoleBinding') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: payments }
roleRef: { kind: ClusterRole, name: ${role} }
subjects: [{ kind: ServiceAccount, name: payments, namespace: shop }]
`;

const clusterRole = (verbs: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: payments }
rules: [{ apiGroups: ['*'], resources: ['*'], verbs: [${verbs}] }]
`;

const mark = (text: string, messageId: string) =>
  text.replace(/(roleRef: .*)/, `$1 # finding: ${messageId}`);

ruleTester.run(rule, {
  pass: [
    { name: 'a role from elsewhere', manifests: binding('view') },
    {
      name: 'a role that reads everything',
      manifests: binding('payments') + clusterRole('get'),
    },
    {
      name: 'a Role that happens to be called so and grants little',
      manifests:
        binding('cluster-admin', 'RoleBinding').replace(
          'kind: ClusterRole,',
          'kind: Role,',
        ) +
        clusterRole('get')
          .replace('kind: ClusterRole', 'kind: Role')
          .replace('name: payments', 'name: cluster-admin'),
    },
  ],
  notApplicable: [
    {
      name: 'a binding that the cluster brings',
      manifests: binding('cluster-admin').replace(
        'name: payments }',
        'name: system:masters }',
      ),
    },
    { name: 'a role that nobody has', manifests: clusterRole("'*'") },
  ],
  fail: [
    {
      name: 'a Role that is called so and not shown',
      manifests: mark(
        binding('cluster-admin', 'RoleBinding').replace(
          'kind: ClusterRole,',
          'kind: Role,',
        ),
        'namespace',
      ),
    },
    {
      name: 'the built-in role',
      manifests: mark(binding('cluster-admin'), 'cluster'),
      severity: 'critical',
    },
    {
      name: 'the same under another name',
      manifests: mark(binding('payments'), 'cluster') + clusterRole("'*'"),
      severity: 'critical',
    },
    {
      name: 'every verb by its name',
      manifests:
        mark(binding('payments'), 'cluster') +
        clusterRole('get, list, watch, create, update, patch, delete'),
      severity: 'critical',
    },
    {
      name: 'a Role with every right',
      manifests:
        mark(
          binding('payments', 'RoleBinding').replace(
            'kind: ClusterRole,',
            'kind: Role,',
          ),
          'namespace',
        ) + clusterRole("'*'").replace('kind: ClusterRole', 'kind: Role'),
      severity: 'high',
    },
    {
      name: 'within a namespace',
      manifests: mark(binding('cluster-admin', 'RoleBinding'), 'namespace'),
      severity: 'high',
    },
  ],
});
