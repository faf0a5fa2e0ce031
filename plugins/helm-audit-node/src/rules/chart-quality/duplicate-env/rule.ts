import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'duplicate-env',
    dimension: 'chart-quality',
    title: 'Every environment variable is set once',
    failureTitle: 'An environment variable is set twice',
    severity: 'low',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      duplicate: {
        message:
          'Container {{container}} sets the environment variable {{variable}} twice; the last one counts, and upgrades may drop either.',
        remediation: 'Keep one of the two entries for {{variable}}.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ spec }) => mapsAt(spec, 'env').length > 0,
  check({ name: container, spec }, { report }) {
    const seen = new Set<string>();
    for (const { value, index } of mapsAt(spec, 'env')) {
      const variable = stringAt(value, 'name');
      if (variable === undefined) continue;
      if (seen.has(variable)) {
        report({
          messageId: 'duplicate',
          data: { container, variable },
          path: ['env', index],
        });
      }
      seen.add(variable);
    }
  },
});
