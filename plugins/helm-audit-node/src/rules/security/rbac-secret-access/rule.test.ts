import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const role = (rule_: string, kind = 'ClusterRole') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: payments }
rules:
  - ${rule_}
`;

const binding = (kind: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: payments }
roleRef: { kind: ClusterRole, name: payments }
`;

const READ = "{ apiGroups: [''], resources: [secrets], verbs: [list] }";

ruleTester.run(rule, {
  pass: [
    {
      name: 'one Secret by its name',
      manifests: role(
        "{ apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [a] }",
      ),
    },
    {
      name: 'creating only',
      manifests: role(
        "{ apiGroups: [''], resources: [secrets], verbs: [create] }",
      ),
    },
    {
      name: 'resources of another API group',
      manifests: role(
        '{ apiGroups: [example.com], resources: [secrets], verbs: [get] }',
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a role that the cluster brings',
      manifests: role(READ).replace(
        'name: payments',
        "name: view, labels: { kubernetes.io/bootstrapping: 'rbac-defaults' }",
      ),
    },
    {
      name: 'for helm test only',
      manifests: role(READ).replace(
        'name: payments',
        'name: payments, annotations: { helm.sh/hook: test }',
      ),
    },
    { name: 'a binding alone', manifests: binding('RoleBinding') },
  ],
  fail: [
    {
      name: 'changing them, whatever is in them',
      manifests: role(
        "{ apiGroups: [''], resources: [secrets], verbs: [patch] } # finding: change",
      ),
      severity: 'low',
    },
    {
      name: 'a wildcard, low beside rbac-wildcard',
      manifests: role(
        "{ apiGroups: [''], resources: ['*'], verbs: [get] } # finding: cluster",
      ),
      severity: 'low',
    },
    {
      name: 'the whole cluster',
      manifests:
        role(`${READ} # finding: cluster`) + binding('ClusterRoleBinding'),
      severity: 'medium',
    },
    {
      name: 'nobody knows where it is bound',
      manifests: role(`${READ} # finding: cluster`),
      severity: 'medium',
    },
    {
      name: 'bound in a namespace',
      manifests: role(`${READ} # finding: namespace`) + binding('RoleBinding'),
      severity: 'low',
    },
    {
      name: 'a Role',
      manifests: role(`${READ} # finding: namespace`, 'Role'),
      severity: 'low',
    },
  ],
});
