import { defineRule } from '../../defineRule';
import {
  doubtOf,
  foreignComponents,
  labelOf,
  placeOf,
  troubleOf,
} from '../../dependencyComponents';

export default defineRule({
  meta: {
    id: 'outdated-dependency',
    dimension: 'supply-chain',
    title: 'Chart dependencies are up to date',
    failureTitle: 'A chart dependency lies far behind its newest version',
    severity: 'medium',
    confidence: 'high',
    target: 'chart',
    requires: ['ossManifest'],
    messages: {
      outdated: {
        message:
          'Dependency {{label}} is a {{behind}} version behind {{newest}}{{since}}.',
        remediation:
          'Read the changes up to {{newest}}, move `version` of {{name}} and run `helm dependency update`.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'operational-burden'],
    controls: ['OpenSSF Scorecard Dependency-Update-Tool'],
    references: [
      'https://helm.sh/docs/helm/helm_dependency_update/',
      'https://semver.org/',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { ossManifest } }) =>
    directCharts(ossManifest).length > 0,
  check(chart, { facts: { ossManifest }, report, undetermined }) {
    for (const component of directCharts(ossManifest)) {
      const { name, newest } = component;
      const trouble = troubleOf(component, 'outdated');
      if (trouble && newest) {
        report({
          messageId: 'outdated',
          data: {
            name,
            label: labelOf(component),
            behind: newest.behind,
            newest: newest.version,
            since: newest.behindSince
              ? `, which is to be had since ${newest.behindSince}`
              : '',
          },
          severity: trouble.severity,
          ...placeOf(component, chart, 'version'),
        });
      }
      const doubt = doubtOf(component, 'version', 'newest');
      if (doubt) undetermined(doubt);
    }
  },
});

/** What dependencies bring along is theirs to update. */
function directCharts(manifest: Parameters<typeof foreignComponents>[0]) {
  return foreignComponents(manifest).filter(
    ({ kind, depth }) => kind === 'chart' && depth === 1,
  );
}
