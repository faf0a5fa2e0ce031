import { defineRule } from '../../defineRule';

const TEST_HOOK = /helm\.sh\/hook["']?\s*:[^\n]*\btest(-success)?\b/;

/** The hook as a value, for templates that print annotations. */
const TEST_HOOK_VALUE = /"helm\.sh\/hook":"[^"]*\btest\b/;

export default defineRule({
  meta: {
    id: 'missing-chart-test',
    dimension: 'testing',
    title: 'A chart test proves that an installed release works',
    failureTitle: 'No chart test proves that an installed release works',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: ['templates', 'values'],
    messages: {
      missing: {
        message:
          'Chart {{name}} has no `helm test`, so after an upgrade nothing but users finds out whether it works.',
        remediation:
          'Add a test hook under templates/tests/ that makes one real request.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['zero-impact'],
    risks: ['change-management'],
    controls: [],
    references: ['https://helm.sh/docs/topics/chart_tests/'],
    since: '0.1.0',
  },
  appliesTo: ({ metadata, subcharts }, { facts: { templates } }) =>
    metadata.type !== 'library' && templates.length + subcharts.length > 0,
  check({ metadata: { name } }, { facts: { templates, values }, report }) {
    if (templates.some(({ text }) => TEST_HOOK.test(text))) return;
    if (TEST_HOOK_VALUE.test(JSON.stringify(values.effective))) return;
    report({ messageId: 'missing', data: { name }, file: 'templates/tests' });
  },
});
