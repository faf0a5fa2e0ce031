import { declaredDependencies } from '../../../facts/chartDependencies';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'deprecated-dependency',
    dimension: 'supply-chain',
    title: 'No dependency is deprecated',
    failureTitle: 'A dependency is deprecated by its maintainers',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: [],
    messages: {
      deprecated: {
        message:
          'Dependency {{name}} {{version}} says of itself that it is deprecated, so nobody will fix what breaks in it.',
        remediation: 'Move to the successor that its README names.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'operational-burden'],
    controls: [],
    references: ['https://helm.sh/docs/topics/charts/#deprecating-charts'],
    since: '0.1.0',
  },
  appliesTo: chart => chart.dependencies.length > 0,
  check(chart, { report, undetermined }) {
    for (const dependency of declaredDependencies(chart)) {
      const { name, version, deprecated, file, entry } = dependency;
      if (deprecated === undefined) {
        undetermined(
          `Chart ${name} is not at hand; run \`helm dependency build\` first.`,
        );
      } else if (deprecated) {
        report({
          messageId: 'deprecated',
          data: { name, version },
          file,
          path: [...entry, 'name'],
        });
      }
    }
  },
});
