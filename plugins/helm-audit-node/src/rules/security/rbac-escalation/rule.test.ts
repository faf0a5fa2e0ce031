import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const role = (group: string, resources: string, verbs: string, rest = '') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: payments }
rules:
  - { apiGroups: ['${group}'], resources: [${resources}], verbs: [${verbs}]${rest} }
`;

const mark = (text: string) => text.replace(/\n$/, ' # finding: way\n');

const RBAC = 'rbac.authorization.k8s.io';
const WEBHOOKS = [
  'admissionregistration.k8s.io',
  'validatingwebhookconfigurations',
  'patch',
] as const;

ruleTester.run(rule, {
  pass: [
    { name: 'reading pods', manifests: role('', 'pods', 'get') },
    {
      name: 'claiming volumes, and making namespaces',
      manifests: role('', 'persistentvolumeclaims, namespaces', 'create'),
    },
    {
      name: 'watching containers within pods',
      manifests: role('', 'pods/ephemeralcontainers', 'get, list, watch'),
    },
    {
      name: 'roles without these verbs',
      manifests: role(RBAC, 'roles', 'get, create'),
    },
    {
      name: 'one webhook by its name',
      manifests: role(...WEBHOOKS, ', resourceNames: [payments]'),
    },
    {
      name: 'every resource, but no verb that matters',
      manifests: role('', "'*'", 'list'),
    },
    {
      name: 'the name in another API group',
      manifests: role('example.com', 'pods/exec', 'create'),
    },
  ],
  notApplicable: [
    {
      name: 'a role that the cluster brings',
      manifests: role('', 'pods/exec', 'create').replace('payments', 'admin'),
    },
    {
      name: 'for helm test only',
      manifests: role('', 'pods/exec', 'create').replace(
        'name: payments',
        'name: payments, annotations: { helm.sh/hook: test }',
      ),
    },
    {
      name: 'no role',
      manifests: 'apiVersion: v1\nkind: Service\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'ports of pods',
      manifests: mark(role('', 'pods/portforward', 'create')),
      severity: 'medium',
    },
    {
      name: 'ports of pods by their Services',
      manifests: mark(role('', 'services/proxy', 'get')),
    },
    {
      name: 'a container within a pod',
      manifests: mark(role('', 'pods/ephemeralcontainers', 'patch')),
    },
    {
      name: 'folders of nodes by volumes',
      manifests: mark(role('', 'persistentvolumes', 'create')),
      severity: 'medium',
    },
    {
      name: 'the labels of namespaces',
      manifests: mark(role('', 'namespaces', 'patch')),
      severity: 'medium',
    },
    { name: 'escalate', manifests: mark(role(RBAC, 'roles', 'escalate')) },
    {
      name: 'every verb includes it',
      manifests: mark(role(RBAC, 'clusterroles', "'*'")),
    },
    { name: 'impersonate', manifests: mark(role('', 'users', 'impersonate')) },
    {
      name: 'impersonate in part',
      manifests: mark(
        role('authentication.k8s.io', 'userextras/scopes', 'impersonate'),
      ),
    },
    {
      name: 'tokens',
      manifests: mark(role('', 'serviceaccounts/token', 'create')),
    },
    {
      name: 'a wildcard, said once and low beside rbac-wildcard',
      manifests: mark(role('*', "'*'", "'*'")),
      severity: 'low',
    },
    {
      name: 'a name of the cluster in a chart',
      chart: {},
      manifests: mark(
        role('', 'pods/exec', 'create').replace('payments', 'system:payments'),
      ),
      severity: 'high',
    },
    { name: 'exec', manifests: mark(role('', 'pods/exec', 'create')) },
    {
      name: 'the proxy of nodes',
      manifests: mark(role('', 'nodes/proxy', 'get')),
    },
    { name: 'webhooks', manifests: mark(role(...WEBHOOKS)) },
    {
      name: 'certificates',
      manifests: mark(
        role(
          'certificates.k8s.io',
          'certificatesigningrequests/approval',
          'update',
        ),
      ),
    },
  ],
});
