import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const object = (name: string, head = 'v1\nkind: Service') => `
apiVersion: ${head}
metadata:
  name: ${name}
---`;

ruleTester.run(rule, {
  pass: [
    {
      name: 'the name of the release is part of it',
      manifests: object('web-release-name'),
      chart: {},
    },
    {
      name: 'cluster-wide objects are judged elsewhere',
      manifests: `${object('release-name')}${object(
        'web',
        'rbac.authorization.k8s.io/v1\nkind: ClusterRole',
      )}`,
      chart: {},
    },
  ],
  notApplicable: [
    {
      name: 'a fixed name is wanted',
      manifests: object('web'),
      chart: { 'values.yaml': 'fullnameOverride: web' },
    },
    { name: 'plain manifests', manifests: object('web') },
    {
      name: 'only a subchart has objects',
      manifests: `# Source: web/charts/db/templates/a.yaml${object('db')}`,
      chart: {},
    },
  ],
  fail: [
    {
      name: 'the name of the chart only',
      manifests: object('web # finding: fixed'),
      chart: {},
    },
    {
      name: 'several are one finding',
      manifests: `${object('release-name')}${object(
        'a # finding: fixed',
      )}${object('b')}`,
      chart: {},
    },
  ],
});
