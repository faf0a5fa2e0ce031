import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const API = 'apiVersion: rbac.authorization.k8s.io/v1';

const binding = (
  role: string,
  subject: string,
  { kind = 'RoleBinding', namespace = '', rest = '' } = {},
) => `
${API}
kind: ${kind}
metadata: { name: web, ${namespace}${rest} }
roleRef:
  kind: Role
  name: ${role}
subjects:
  - kind: ServiceAccount
    name: ${subject}
---
`;

const role = (name: string) => `
${API}
kind: Role
metadata: { name: ${name} }
rules: [{ apiGroups: [''], resources: [pods], verbs: [get] }]
---
`;

const account = (name: string) => `
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name} }
---
`;

const BOTH = role('release-name-web') + account('release-name-web');

ruleTester.run(rule, {
  pass: [
    {
      name: 'both are there',
      chart: {},
      manifests: BOTH + binding('release-name-web', 'release-name-web'),
    },
    {
      name: 'a role of the cluster, and an account that each namespace has',
      manifests:
        account('web') +
        binding('view', 'default').replace(
          'kind: Role\n',
          'kind: ClusterRole\n',
        ) +
        binding('system:auth-delegator', 'web').replace(
          'kind: Role\n',
          'kind: ClusterRole\n',
        ),
    },
    {
      name: 'an account of another namespace, which is no matter of this one',
      manifests:
        role('web') +
        binding('web', 'other\n    namespace: other', {
          namespace: 'namespace: shop',
        }),
    },
  ],
  notApplicable: [
    {
      name: 'a binding that the cluster brings',
      manifests: binding('system:node', 'web').replace(
        'name: web',
        'name: system:node',
      ),
    },
    {
      name: 'for helm test only',
      manifests: binding('gone', 'gone', {
        rest: 'annotations: { helm.sh/hook: test }',
      }),
    },
  ],
  unknown: [
    {
      name: 'a role that the chart does not name after the release',
      chart: {},
      manifests: BOTH + binding('operator', 'release-name-web'),
    },
    {
      name: 'an account that a custom resource may make',
      chart: {},
      manifests: `${BOTH}${binding('release-name-web', 'release-name-runner')}
apiVersion: example.com/v1
kind: Runner
metadata: { name: runner }
spec: { account: release-name-runner }
`,
    },
  ],
  fail: [
    {
      name: 'a role that is not rendered',
      chart: {},
      manifests:
        BOTH +
        binding('release-name-api # finding: missing', 'release-name-web'),
      severity: 'high',
    },
    {
      name: 'an account that is not rendered, for the whole cluster',
      chart: {},
      manifests:
        BOTH +
        binding('view', 'release-name-api # finding: missing', {
          kind: 'ClusterRoleBinding',
        }).replace('kind: Role\n', 'kind: ClusterRole\n'),
      severity: 'high',
    },
    {
      name: 'plain manifests, which may not be all there is',
      manifests: account('web') + binding('gone # finding: unseen', 'web'),
      severity: 'low',
    },
  ],
});
