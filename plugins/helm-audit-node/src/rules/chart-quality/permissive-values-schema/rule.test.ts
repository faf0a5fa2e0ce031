import { ruleTester } from '../../../testing/ruleTester';
import rule from './rule';

const chart = (schema: object) => ({
  'values.yaml': 'replicaCount: 3\n',
  'values.schema.json': JSON.stringify(schema),
});

const file = 'values.schema.json';
const properties = { replicaCount: { type: 'integer' } };
const withGlobal = { ...properties, global: { type: 'object' } };

ruleTester.run(rule, {
  pass: [
    {
      name: 'closed, with global',
      chart: chart({ additionalProperties: false, properties: withGlobal }),
    },
    {
      name: 'closed by the newer word',
      chart: chart({ unevaluatedProperties: false, properties: withGlobal }),
    },
  ],
  notApplicable: [
    { name: 'no schema', chart: { 'values.yaml': 'replicaCount: 3\n' } },
    {
      name: 'a schema that is no JSON',
      chart: { ...chart({}), 'values.schema.json': '{' },
    },
  ],
  unknown: [
    { name: 'put together', chart: chart({ allOf: [{ properties }] }) },
  ],
  fail: [
    {
      name: 'it says nothing',
      chart: chart({ type: 'object' }),
      findings: [{ messageId: 'empty', file }],
    },
    {
      name: 'it describes other keys only',
      chart: chart({ properties: { replicas: {} } }),
      findings: [{ messageId: 'empty', file }],
    },
    {
      name: 'unknown keys pass',
      chart: chart({ properties: withGlobal, additionalProperties: true }),
      findings: [{ messageId: 'open', file }],
    },
    {
      name: 'closed to parents',
      chart: chart({ properties, additionalProperties: false }),
      findings: [{ messageId: 'noGlobal', file }],
    },
  ],
});
