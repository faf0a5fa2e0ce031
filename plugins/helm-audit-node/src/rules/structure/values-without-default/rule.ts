import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'values-without-default',
    dimension: 'structure',
    title: 'Every value that is printed has a default',
    failureTitle: 'A value is printed that has no default',
    severity: 'low',
    confidence: 'medium',
    target: 'template',
    requires: ['values', 'chart', 'valuesReads'],
    messages: {
      missing: {
        message:
          '{{file}} prints the value {{key}}, which values.yaml does not have; whoever does not know of it gets an empty field.',
        remediation:
          'Add {{key}} to values.yaml, or read it with `default` or `required`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management', 'knowledge-sharing'],
    controls: [],
    references: ['https://helm.sh/docs/chart_best_practices/values/'],
    since: '0.1.0',
  },
  appliesTo: ({ path, text }) =>
    text.includes('.Values.') && !path.endsWith('.txt'),
  check({ path: file }, { facts: { values, chart, valuesReads }, report }) {
    // Those of dependencies come from the subchart; of `global`, from a parent.
    const foreign = chart.dependencies.map(({ name, alias }) => alias ?? name);
    const seen = new Set<string>();
    const { reads } = valuesReads[file] ?? { reads: [] };
    for (const { path, expression, isBare } of reads) {
      const key = path.join('.');
      const isHere =
        ['global', ...foreign].includes(path[0]) ||
        valueAt(values.defaults, ...path) !== undefined ||
        valueAt(values.effective, ...path) !== undefined;
      if (!isBare || isHere || seen.has(key)) continue;
      seen.add(key);
      report({
        messageId: 'missing',
        data: { file, key },
        file,
        text: expression,
      });
    }
  },
});
