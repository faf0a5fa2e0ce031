import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const role = (group: string, resources: string, verbs: string, name = 'a') => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: ${name} }
rules:
  - { apiGroups: ['${group}'], resources: [${resources}], verbs: [${verbs}] }
`;

const marked = (...parts: Parameters<typeof role>) =>
  role(...parts).replace(/\n$/, ' # finding: creates\n');

ruleTester.run(rule, {
  pass: [
    { name: 'reading pods', manifests: role('', 'pods', 'get, list') },
    {
      name: 'its own kinds',
      manifests: role('example.com', 'jobs', 'create'),
    },
    {
      name: 'changing jobs, whose template stays',
      manifests: role('batch', 'jobs', 'get, patch, update'),
    },
    { name: 'removing deployments', manifests: role('apps', "'*'", 'delete') },
  ],
  notApplicable: [
    {
      name: 'a role that the cluster brings',
      manifests: role('', 'pods', 'create', 'edit'),
    },
    {
      name: 'no role',
      manifests: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n',
    },
  ],
  fail: [
    {
      name: 'changing deployments',
      manifests: marked('apps', 'deployments', 'patch'),
    },
    { name: 'pods', manifests: marked('', 'pods', 'create') },
    { name: 'jobs', manifests: marked('batch', 'jobs, cronjobs', 'create') },
    {
      name: 'changing cron jobs, whose next job is another',
      manifests: marked('batch', 'jobs, cronjobs', 'patch'),
    },
    { name: 'every verb', manifests: marked('apps', 'deployments', "'*'") },
    {
      name: 'everything',
      manifests: marked('*', "'*'", "'*'"),
      severity: 'low',
    },
  ],
});
