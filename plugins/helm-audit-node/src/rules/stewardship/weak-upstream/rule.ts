import { WEAK } from '../../../facts/oss/troubles';
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
    id: 'weak-upstream',
    dimension: 'stewardship',
    title: 'Upstream projects are in good health',
    failureTitle: 'An upstream project is in poor health',
    severity: 'medium',
    confidence: 'medium',
    target: 'chart',
    requires: ['ossManifest'],
    messages: {
      weak: {
        message: '{{label}} comes from an upstream in poor health: {{signs}}.',
        remediation:
          'Ask whether the project is still cared for, help it, or plan a move.',
      },
    },
    effort: 'L',
    phase: 3,
    compliance: ['dependency-health', 'maintainer-respect'],
    risks: ['oss-supply-chain', 'community-relations'],
    controls: ['OpenSSF Scorecard Maintained'],
    references: [
      'https://github.com/ossf/scorecard/blob/main/docs/checks.md',
      'https://chaoss.community/kb/metrics-model-starter-project-health/',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { ossManifest } }) =>
    foreignComponents(ossManifest).some(({ project }) => project),
  check(chart, { facts: { ossManifest }, report, undetermined }) {
    const { projects } = ossManifest;
    for (const component of foreignComponents(ossManifest)) {
      const trouble = troubleOf(component, 'weak-upstream');
      if (trouble) {
        report({
          messageId: 'weak',
          data: {
            label: labelOf(component),
            signs: trouble.text.slice(WEAK.length, -1),
          },
          ...placeOf(component, chart, 'repository'),
        });
        continue;
      }
      const project = projects.find(({ id }) => id === component.project?.id);
      const doubt = project?.unknown.scorecard ?? doubtOf(component, 'cadence');
      if (project && doubt) undetermined(doubt);
    }
  },
});
