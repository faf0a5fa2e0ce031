import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const object = (metadata: string, kind = 'ConfigMap') => `
apiVersion: v1
kind: ${kind}
metadata:
  ${metadata}
`;

ruleTester.run(rule, {
  pass: [
    { name: 'its own', manifests: object('{ name: a, namespace: shop }') },
    {
      name: 'one that only begins so',
      manifests: object('{ name: a, namespace: default-shop }'),
    },
  ],
  notApplicable: [
    { name: 'none is named', manifests: object('name: a') },
    {
      name: 'a chart',
      chart: {},
      manifests: object('{ name: a, namespace: default }'),
    },
    {
      name: "the cluster's own account",
      manifests: object(
        '{ name: default, namespace: default }',
        'ServiceAccount',
      ),
    },
    {
      name: 'the API server',
      manifests: object('{ name: kubernetes, namespace: default }', 'Service'),
    },
  ],
  fail: [
    {
      name: 'written out',
      manifests: object('name: a\n  namespace: default # finding: literal'),
    },
    {
      name: 'a workload',
      manifests: object(
        'name: a\n  namespace: default # finding: literal',
        'Pod',
      ),
    },
  ],
});
