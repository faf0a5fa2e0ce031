import { inChart, pipelinePaths } from '../../../facts/automation';
import { reviewersOf } from '../../../facts/reviewers';
import { defineRule } from '../../defineRule';

/** Forges that keep required reviewers in their own settings, not in a file. */
const SETTINGS_FORGE = /azure-pipelines|azuredevops|bitbucket-pipelines/;

export default defineRule({
  meta: {
    id: 'codeowners-uncovered',
    dimension: 'delivery',
    title: 'Changes of the chart are sent to its owners for review',
    failureTitle: 'Changes of the chart are sent to nobody for review',
    severity: 'medium',
    confidence: 'high',
    target: 'repository',
    requires: ['chart'],
    messages: {
      missing: {
        message:
          'The repository has no CODEOWNERS, so a change to {{path}} may be approved by anybody.',
        remediation:
          'Add .github/CODEOWNERS (or CODEOWNERS) with a line for the chart that names the owning team.',
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
  check(repository, { facts: { chart }, report, undetermined }) {
    const path = inChart(chart.pathInRepository, 'values.yaml');
    const reviewers = reviewersOf(repository, path);
    if (reviewers && reviewers.owners.length > 0) return;
    if (reviewers) {
      const { file } = reviewers;
      report({ messageId: 'uncovered', data: { file, path }, file });
      return;
    }
    if (pipelinePaths(repository).some(name => SETTINGS_FORGE.test(name))) {
      undetermined('The forge keeps required reviewers in its own settings.');
    } else if (repository.truncated) {
      undetermined('The repository has more files than were listed.');
    } else {
      report({ messageId: 'missing', data: { path } });
    }
  },
});
