import { defineRule } from '../../defineRule';
import { listSome } from '../../listing';
import { listDocumentedKeys } from './documentation';

/** The share of keys that must say what they are for. */
const REQUIRED_SHARE = 0.6;

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
          'Only {{share}} % of the upper {{count}} keys of values.yaml are explained; {{keys}} are not.',
        remediation:
          'Write a comment above each key: what it does, its unit, and when to change it.',
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
  check({ text, schema }, { facts: { chart }, report }) {
    const readme = Object.entries(chart.files)
      .filter(([path]) => /^readme[^/]*$/i.test(path))
      .map(([, content]) => content)
      .join('\n');
    const keys = listDocumentedKeys(text, schema, readme);
    const open = keys.filter(({ isDocumented }) => !isDocumented);
    const share = 1 - open.length / Math.max(keys.length, 1);
    if (share >= REQUIRED_SHARE) return;
    report({
      messageId: 'undocumented',
      data: {
        share: Math.floor(share * 100),
        count: keys.length,
        keys: listSome(open.map(({ path }) => path.join('.'))),
      },
      path: open[0].path,
    });
  },
});
