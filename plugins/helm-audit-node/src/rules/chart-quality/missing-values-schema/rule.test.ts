import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const VALUES = 'replicaCount: 3\n';

ruleTester.run(rule, {
  pass: [
    {
      name: 'a schema',
      chart: {
        'values.yaml': VALUES,
        'values.schema.json': '{ "type": "object" }',
      },
    },
    {
      name: 'an empty schema is judged by another rule',
      chart: { 'values.yaml': VALUES, 'values.schema.json': '{}' },
    },
  ],
  notApplicable: [
    { name: 'no values, nothing to guard', chart: { 'values.yaml': '' } },
    {
      name: 'values of a library are examples',
      chart: {
        'Chart.yaml': 'name: lib\nversion: 1.0.0\ntype: library\n',
        'values.yaml': VALUES,
      },
    },
    { name: 'plain manifests', manifests: 'kind: Service' },
  ],
  fail: [
    {
      name: 'no schema',
      chart: { 'values.yaml': VALUES },
      findings: [{ messageId: 'missing', file: 'values.schema.json' }],
      severity: 'medium',
    },
    {
      name: 'a schema that is no JSON',
      chart: { 'values.yaml': VALUES, 'values.schema.json': '{ "type": ' },
      findings: [{ messageId: 'unreadable', file: 'values.schema.json' }],
      severity: 'high',
    },
    {
      name: 'only a subchart has a schema',
      chart: {
        'values.yaml': VALUES,
        'charts/db/Chart.yaml': 'name: db\nversion: 1.0.0\n',
        'charts/db/values.schema.json': '{}',
      },
      findings: [{ messageId: 'missing', file: 'values.schema.json' }],
    },
  ],
});
