import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n' };

const object = (name: string, head = 'v1\nkind: ConfigMap') =>
  `apiVersion: ${head}\nmetadata:\n  ${name}\n`;

ruleTester.run(rule, {
  pass: [
    { name: 'well formed', chart, manifests: object('name: web.v1-a') },
    {
      name: 'a name that the cluster makes up',
      chart,
      manifests: object('generateName: web-'),
    },
    {
      name: 'roles have names of their own kind',
      chart,
      manifests: object(
        'name: system:web',
        'rbac.authorization.k8s.io/v1\nkind: ClusterRole',
      ),
    },
    { name: 'nothing is rendered', chart, manifests: '---\n# empty\n---\n' },
  ],
  notApplicable: [{ name: 'plain manifests', manifests: object('name: A') }],
  unknown: [{ name: 'it does not render', chart, renderError: 'no' }],
  fail: [
    {
      name: 'no version of the chart format',
      chart: { 'Chart.yaml': 'name: a\nversion: 1.0.0\n' },
      findings: [{ messageId: 'apiVersion', file: 'Chart.yaml' }],
    },
    {
      name: 'a document that is no map',
      chart,
      manifests: '- a\n- b\n',
      findings: [{ messageId: 'notYaml', file: 'manifests.yaml' }],
    },
    {
      name: 'an object without a kind',
      chart,
      manifests:
        'apiVersion: v1 # finding: incomplete\nmetadata: { name: a }\n',
    },
    {
      name: 'an object without a name',
      chart,
      manifests: object('labels: {}').replace(
        'apiVersion: v1',
        'apiVersion: v1 # finding: incomplete',
      ),
    },
    {
      name: 'a name with a capital',
      chart,
      manifests: object('name: Web # finding: badName'),
    },
  ],
});
