import {
  DeclaredDependency,
  declaredDependencies,
} from '../../../facts/chartDependencies';
import { eventOfChart } from '../../../facts/upstreamEvents';
import { valueAt } from '../../../json';
import type { ValuesFact } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'retired-upstream',
    dimension: 'supply-chain',
    title: 'No dependency is known to be retired',
    failureTitle: 'A dependency comes from a retired project or repository',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: ['values'],
    messages: {
      retired: {
        message:
          'The upstream of dependency {{name}} ended on {{date}}: {{what}} ({{source}}).',
        remediation: '{{instead}}.',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'operational-burden'],
    controls: ['OpenSSF Scorecard Maintained'],
    references: [
      'https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained',
    ],
    since: '0.1.0',
  },
  appliesTo: chart => chart.dependencies.some(({ repository }) => repository),
  check(chart, { facts: { values }, report }) {
    for (const dependency of declaredDependencies(chart)) {
      const { name, repository, file, entry } = dependency;
      const event = repository && eventOfChart(name, repository);
      if (!event) continue;
      const { what, date, source, instead } = event;
      report({
        messageId: 'retired',
        data: { name, what, date, source, instead },
        file,
        path: [...entry, 'repository'],
        // It comes back with the values that switch it on.
        ...(isOff(dependency, values) && { severity: 'low' as const }),
      });
    }
  },
});

/** Whether the first of its conditions that the audited values answer switches it off. */
function isOff({ condition }: DeclaredDependency, values: ValuesFact): boolean {
  return (
    (condition ?? '')
      .split(',')
      .map(key => valueAt(values.effective, ...key.trim().split('.')))
      .find(value => typeof value === 'boolean') === false
  );
}
