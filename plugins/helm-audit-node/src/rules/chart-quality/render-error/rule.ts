import { defineRule } from '../../defineRule';

/** The template of the chart, or of a subchart, that Helm says has failed. */
const TEMPLATE =
  /(?<![\w./-])[\w.-]+\/((?:charts\/[\w.-]+\/)*templates\/[\w./-]*\w)/;

/** The expression that it failed on. */
const EXPRESSION = /:\d[^<]*at <([^>]+)>/;

/** The line that it failed on, in the template or, where it is no YAML, in what it renders. */
const LINE = /templates\/[\w./-]*\w:(\d+)/;
const NO_YAML = /YAML parse error on .*?yaml: line (\d+)/s;

/** A value that is asked for a part of it and is not there. */
const NIL = /nil pointer evaluating/;

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
      nil: {
        message:
          'Helm cannot render {{name}} with the scenario {{scenario}}, as {{place}} reads `{{expression}}` and nothing gives what it is a part of: {{message}}.',
        remediation:
          'Give it a default in values.yaml, or guard {{place}} with `with` or `default`.',
      },
      noYaml: {
        message:
          'Helm cannot render {{name}} with the scenario {{scenario}}: what {{file}} renders is no YAML at its line {{line}}: {{message}}.',
        remediation:
          'Run `helm template --debug` with the same values, look at that line of what {{file}} renders, and correct its indentation or quotes.',
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
    const [, line] = message.match(NO_YAML) ?? message.match(LINE) ?? [];
    const isAsking = ASKS_FOR_VALUE.test(message);
    const kind = isAsking ? 'needsValue' : kindOf(message);
    report({
      messageId: (file && line) || isAsking ? kind : 'failed',
      data: {
        name,
        scenario,
        message: message.replace(/\.$/, ''),
        expression: expression ?? '',
        file: file ?? '',
        line: line ?? '',
        place: `line ${line} of ${file}`,
      },
      file,
      text: expression,
      line: Number(message.match(LINE)?.[1]) || undefined,
      // To ask for what only the user can know is good manners, with the default values.
      severity: isAsking && scenario === 'default' ? 'high' : undefined,
    });
  },
});

function kindOf(message: string): 'nil' | 'noYaml' | 'failed' {
  if (NO_YAML.test(message)) return 'noYaml';
  return NIL.test(message) && EXPRESSION.test(message) ? 'nil' : 'failed';
}
