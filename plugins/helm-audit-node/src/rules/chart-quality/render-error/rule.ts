import { defineRule } from '../../defineRule';

/** The template of the chart, or of a subchart, that Helm says has failed. */
const TEMPLATE =
  /(?<![\w./-])[\w.-]+\/((?:charts\/[\w.-]+\/)*templates\/[\w./-]*\w)/;

/** The expression that it failed on. */
const EXPRESSION = /:\d[^<]*at <([^>]+)>/;

/** Messages by which a chart asks for a value that has no default. */
const ASKS_FOR_VALUE = /execution error at|required/i;

export default defineRule({
  meta: {
    id: 'render-error',
    dimension: 'chart-quality',
    title: 'The chart renders',
    failureTitle: 'The chart does not render',
    severity: 'critical',
    confidence: 'high',
    target: 'chart',
    requires: ['rendering', 'context'],
    messages: {
      failed: {
        message:
          'Helm cannot render {{name}} with the scenario {{scenario}}: {{message}}.',
        remediation:
          'Correct what Helm names, then run `helm template` with the same values.',
      },
      needsValue: {
        message:
          '{{name}} asks for values that the scenario {{scenario}} does not give: {{message}}.',
        remediation:
          'Keep a values file beside the chart that gives them, such as ci/default-values.yaml or values-production.yaml.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['change-management', 'critical-path-failure'],
    controls: [],
    references: ['https://helm.sh/docs/chart_template_guide/debugging/'],
    since: '0.1.0',
  },
  check({ metadata: { name } }, { facts, report, undetermined }) {
    const { ok, code, message = '' } = facts.rendering;
    if (ok) return;
    if (code === 'missing-dependency') {
      undetermined(message);
      return;
    }
    const scenario = facts.context.scenario.name;
    const [, file] = message.match(TEMPLATE) ?? [];
    const [, expression] = message.match(EXPRESSION) ?? [];
    const isAsking = ASKS_FOR_VALUE.test(message);
    report({
      messageId: isAsking ? 'needsValue' : 'failed',
      data: { name, scenario, message: message.replace(/\.$/, '') },
      file,
      text: expression,
      // To ask for what only the user can know is good manners, with the default values.
      severity: isAsking && scenario === 'default' ? 'high' : undefined,
    });
  },
});
