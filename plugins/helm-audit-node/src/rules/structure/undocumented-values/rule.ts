import { count } from '../../../words';
import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';
import { listDocumentedKeys } from './documentation';

export default defineRule({
  meta: {
    id: 'undocumented-values',
    dimension: 'structure',
    title: 'Most values say what they are for',
    failureTitle: 'Most values do not say what they are for',
    severity: 'low',
    confidence: 'medium',
    target: 'values',
    requires: ['chart'],
    messages: {
      undocumented: {
        message:
          'values.yaml explains {{explained}} of its {{keys}}, and not {{open}}.',
        remediation:
          'Write a comment above each key: what it does, its unit, and when to change it.',
      },
    },
    options: {
      share: {
        type: 'number',
        description:
          'Per cent of the upper keys that must say what they are for.',
        default: 60,
        stricter: 'higher',
        minimum: 0,
        maximum: 100,
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['community-contribution'],
    risks: ['knowledge-sharing', 'operational-burden'],
    controls: [],
    references: [
      'https://helm.sh/docs/chart_best_practices/values/#document-valuesyaml',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ defaults }) => Object.keys(defaults).length > 0,
  check({ text, schema }, { facts: { chart }, options, report }) {
    const readme = Object.entries(chart.files)
      .filter(([path]) => /^readme[^/]*$/i.test(path))
      .map(([, content]) => content)
      .join('\n');
    const keys = listDocumentedKeys(text, schema, readme);
    const open = keys.filter(({ isDocumented }) => !isDocumented);
    const share = 1 - open.length / Math.max(keys.length, 1);
    if (share * 100 >= options.share) return;
    report({
      messageId: 'undocumented',
      data: {
        explained: keys.length - open.length || 'none',
        keys: count(keys.length, 'upper key'),
        open: listSome(open.map(({ path }) => path.join('.'))),
      },
      // Not the path: which key comes first tells nothing of what the finding is about.
      text: `${open[0].path.at(-1)}:`,
    });
  },
});
