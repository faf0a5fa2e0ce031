import { declaredDependencies } from '../../../facts/chartDependencies';
import { successorOf } from '../../../facts/successor';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'deprecated-dependency',
    dimension: 'supply-chain',
    title: 'Neither the chart nor a dependency of it is deprecated',
    failureTitle: 'A chart is deprecated by its maintainers',
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
      itself: {
        message:
          'Chart {{name}} {{version}} says of itself that it is deprecated, so nobody will fix what breaks in it.',
        remediation:
          'Move to its successor, or maintain it and take `deprecated` away.',
      },
      replaced: {
        message:
          'Chart {{name}} {{version}} says of itself that it is deprecated, so nobody will fix what breaks in it; {{successor}} took its place.',
        remediation:
          'Move to {{successor}} before you mend anything else here.',
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
  appliesTo: ({ dependencies, metadata }) =>
    dependencies.length > 0 || metadata.deprecated,
  check(chart, { report, undetermined }) {
    const { metadata } = chart;
    if (metadata.deprecated) {
      const successor = successorOf(chart);
      report({
        messageId: successor ? 'replaced' : 'itself',
        data: {
          name: metadata.name,
          version: metadata.version,
          successor: successor ?? '',
        },
        path: ['deprecated'],
      });
    }
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
