import { declaredDependencies } from '../../../facts/chartDependencies';
import { eventOfChart } from '../../../facts/upstreamEvents';
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
    requires: [],
    messages: {
      retired: {
        message:
          'Dependency {{name}} has no upstream any more: {{what}} since {{date}} ({{source}}).',
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
  check(chart, { report }) {
    for (const { name, repository, file, entry } of declaredDependencies(
      chart,
    )) {
      const event = repository && eventOfChart(name, repository);
      if (!event) continue;
      const { what, date, source, instead } = event;
      report({
        messageId: 'retired',
        data: { name, what, date, source, instead },
        file,
        path: [...entry, 'repository'],
      });
    }
  },
});
