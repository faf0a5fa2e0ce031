import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const role = (rules: string, metadata = '') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: payments${metadata} }
rules:
  - ${rules}
`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'everything is named',
      manifests: role(
        '{ apiGroups: [apps], resources: [deployments], verbs: [get] }',
      ),
    },
    {
      name: 'a subresource of any resource is no wildcard',
      manifests: role(
        "{ apiGroups: [apps], resources: ['*/scale'], verbs: [get] }",
      ),
    },
    {
      name: 'named resources and verbs of whatever group',
      manifests: role(
        "{ apiGroups: ['*'], resources: [deployments], verbs: [get] }",
      ),
    },
    {
      name: 'URLs are no resources',
      manifests: role("{ nonResourceURLs: [/metrics], verbs: ['*'] }"),
    },
    {
      name: 'own resources for the roles of people',
      manifests: role(
        "{ apiGroups: [example.com], resources: ['*'], verbs: ['*'] }",
        ", labels: { rbac.authorization.k8s.io/aggregate-to-admin: 'true' }",
      ),
    },
  ],
  notApplicable: [
    {
      name: 'a role that the cluster brings',
      manifests: role(
        "{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }",
      ).replace('name: payments', 'name: system:controller'),
    },
    {
      name: 'a role that the cluster brings without wildcards',
      manifests: role(
        "{ apiGroups: [''], resources: [secrets], verbs: [get] }",
      ).replace('name: payments', 'name: system:node'),
    },
    {
      name: 'for helm test only',
      manifests: role(
        "{ apiGroups: [''], resources: ['*'], verbs: ['*'] }",
        ', annotations: { helm.sh/hook: test }',
      ),
    },
    {
      name: 'a role without rules',
      manifests: role('').replace(/rules:[^]*/, 'rules: []\n'),
    },
    {
      name: 'a Role of another API group',
      manifests:
        "apiVersion: example.com/v1\nkind: Role\nmetadata: { name: a }\nrules: [{ verbs: ['*'] }]\n",
    },
  ],
  fail: [
    {
      name: 'everything',
      manifests: role(
        "{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] } # finding: wildcard",
      ),
      severity: 'high',
    },
    {
      name: 'reading everything of the core group, secrets included',
      manifests: role(
        "{ apiGroups: [''], resources: ['*'], verbs: [get] } # finding: wildcard",
      ),
      severity: 'high',
    },
    {
      name: 'every verb on one resource',
      manifests: role(
        "{ apiGroups: [''], resources: [events], verbs: ['*'] } # finding: wildcard",
      ),
      severity: 'medium',
    },
    {
      name: 'everything of a group of its own',
      manifests: role(
        "{ apiGroups: [example.com], resources: ['*'], verbs: ['*'] } # finding: wildcard",
      ),
      severity: 'medium',
    },
    {
      name: 'under a name of the cluster, which has no such role',
      manifests: role(
        "{ apiGroups: [''], resources: [secrets], verbs: ['*'] } # finding: wildcard",
        ', labels: { kubernetes.io/bootstrapping: rbac-defaults }',
      ).replace('name: payments', 'name: system:node'),
      severity: 'medium',
    },
    {
      name: 'the core group for people',
      manifests: role(
        "{ apiGroups: [''], resources: ['*'], verbs: ['*'] } # finding: wildcard",
        ", labels: { rbac.authorization.k8s.io/aggregate-to-admin: 'true' }",
      ),
      severity: 'high',
    },
  ],
});
