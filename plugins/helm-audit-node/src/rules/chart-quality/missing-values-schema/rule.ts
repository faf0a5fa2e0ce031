import { defineRule } from '../../defineRule';

const SCHEMA = 'values.schema.json';

export default defineRule({
  meta: {
    id: 'missing-values-schema',
    dimension: 'chart-quality',
    title: 'A schema guards the values',
    failureTitle: 'No schema guards the values',
    severity: 'medium',
    confidence: 'high',
    target: 'values',
    requires: ['chart'],
    messages: {
      missing: {
        message:
          'Chart {{name}} has no values.schema.json, so a misspelt key or a wrong type is deployed without a word.',
        remediation: 'Add values.schema.json beside values.yaml.',
      },
      unreadable: {
        message:
          'values.schema.json of chart {{name}} is no JSON object, so Helm refuses to render the chart.',
        remediation: 'Correct the JSON in values.schema.json.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: ['https://helm.sh/docs/topics/charts/#schema-files'],
    since: '0.1.0',
  },
  appliesTo: ({ defaults }, { facts: { chart } }) =>
    chart.metadata.type !== 'library' && Object.keys(defaults).length > 0,
  check({ schema }, { facts: { chart }, report }) {
    if (schema) return;
    const isThere = chart.paths.includes(SCHEMA);
    report({
      messageId: isThere ? 'unreadable' : 'missing',
      data: { name: chart.metadata.name },
      file: SCHEMA,
      severity: isThere ? 'high' : undefined,
    });
  },
});
