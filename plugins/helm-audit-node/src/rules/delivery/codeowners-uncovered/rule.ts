import { inChart } from '../../../facts/automation';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'codeowners-uncovered',
    dimension: 'delivery',
    title: 'Changes of the chart are sent to its owners for review',
    failureTitle: 'Changes of the chart are sent to nobody for review',
    severity: 'medium',
    confidence: 'high',
    target: 'repository',
    requires: ['chart', 'ownership'],
    messages: {
      missing: {
        message:
          'The repository has no CODEOWNERS, so a change to {{path}} may be approved by anybody.',
        remediation:
          'Add .github/CODEOWNERS (or CODEOWNERS) with a line for the chart that names the owning team.',
      },
      optional: {
        message:
          '{{file}} asks for reviews of {{path}} in an optional section only, so changes are not held back for them.',
        remediation: 'Name the owning team in a section without `^`.',
      },
      uncovered: {
        message: '{{file}} names nobody for {{path}}.',
        remediation:
          'Add a line for the chart after the ones that are there; the last match wins.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact'],
    risks: ['change-management', 'production-ownership'],
    controls: [],
    references: [
      'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
      'https://docs.gitlab.com/user/project/codeowners/',
    ],
    since: '0.1.0',
  },
  check(_, { facts: { chart, ownership }, report, undetermined }) {
    const { review } = ownership;
    if (review.state === 'unknown') {
      undetermined(review.reason);
    } else if (review.state === 'none') {
      const path = inChart(chart.pathInRepository, 'values.yaml');
      report({ messageId: 'missing', data: { path } });
    } else {
      const { reviewers, uncovered } = review.review;
      const { file, optional } = reviewers;
      const [path] = uncovered;
      if (!path) return;
      const messageId = optional.length > 0 ? 'optional' : 'uncovered';
      report({ messageId, data: { file, path }, file });
    }
  },
});
