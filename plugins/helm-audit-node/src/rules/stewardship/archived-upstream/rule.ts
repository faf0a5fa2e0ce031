import { defineRule } from '../../defineRule';
import {
  foreignComponents,
  labelOf,
  placeOf,
  troubleOf,
} from '../../dependencyComponents';

export default defineRule({
  meta: {
    id: 'archived-upstream',
    dimension: 'stewardship',
    title: 'No upstream project is archived',
    failureTitle: 'An upstream project is archived',
    severity: 'high',
    confidence: 'medium',
    target: 'chart',
    requires: ['ossManifest'],
    messages: {
      archived: {
        message:
          '{{label}} comes from {{project}}, which is archived, so nobody will mend what breaks in it.',
        remediation: 'Move to a maintained successor or fork.',
      },
    },
    effort: 'L',
    phase: 2,
    compliance: ['dependency-health'],
    risks: ['oss-supply-chain', 'operational-burden'],
    controls: ['OpenSSF Scorecard Maintained'],
    references: [
      'https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained',
      'https://docs.github.com/en/repositories/archiving-a-github-repository/archiving-repositories',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { ossManifest } }) =>
    foreignComponents(ossManifest).some(({ project }) => project),
  check(chart, { facts: { ossManifest }, report, undetermined }) {
    const { projects } = ossManifest;
    for (const component of foreignComponents(ossManifest)) {
      const project = projects.find(({ id }) => id === component.project?.id);
      if (!project) continue;
      if (troubleOf(component, 'archived')) {
        report({
          messageId: 'archived',
          data: { label: labelOf(component), project: project.id },
          ...placeOf(component, chart, 'repository'),
        });
      } else if (project.unknown.archived) {
        undetermined(project.unknown.archived);
      }
    }
  },
});
