import { booleanAt, mapAt, valueAt } from '../../../json';
import { count } from '../../../words';
import { defineRule } from '../../defineRule';

const SCHEMA = 'values.schema.json';

export default defineRule({
  meta: {
    id: 'permissive-values-schema',
    dimension: 'chart-quality',
    title: 'The schema of the values refuses mistakes',
    failureTitle: 'The schema of the values lets mistakes pass',
    severity: 'low',
    confidence: 'high',
    target: 'values',
    requires: [],
    messages: {
      empty: {
        message:
          'values.schema.json describes none of the {{keys}} at the top of values.yaml, so a wrong type passes.',
        remediation: 'Describe each value under `properties`, with its type.',
      },
      open: {
        message:
          'values.schema.json allows unknown keys, so a misspelt one is ignored instead of refused.',
        remediation:
          'Describe every key, `global` and those of dependencies included, and set `"additionalProperties": false` at the root.',
      },
      noGlobal: {
        message:
          'values.schema.json refuses `global`, which Helm hands to every subchart, so no other chart can depend on this one.',
        remediation: 'Allow `"global": { "type": "object" }` at the root.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: ['https://helm.sh/docs/topics/charts/#schema-files'],
    since: '0.1.0',
  },
  appliesTo: ({ schema, defaults }) =>
    schema !== undefined && Object.keys(defaults).length > 0,
  check({ schema, defaults }, { report, undetermined }) {
    const isComposed = ['$ref', 'allOf', 'anyOf', 'oneOf'].some(
      key => valueAt(schema, key) !== undefined,
    );
    if (isComposed) {
      undetermined(
        'values.schema.json is put together by $ref, allOf and the like, so what it refuses is not known.',
      );
      return;
    }
    const described = Object.keys(mapAt(schema, 'properties'));
    const keys = Object.keys(defaults);
    if (!keys.some(key => described.includes(key))) {
      report({
        messageId: 'empty',
        data: { keys: count(keys.length, 'key') },
        file: SCHEMA,
      });
      return;
    }
    const isClosed = ['additionalProperties', 'unevaluatedProperties'].some(
      key => booleanAt(schema, key) === false,
    );
    if (!isClosed) report({ messageId: 'open', file: SCHEMA });
    else if (!described.includes('global')) {
      report({ messageId: 'noGlobal', file: SCHEMA });
    }
  },
});
