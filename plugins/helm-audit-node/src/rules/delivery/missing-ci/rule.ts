import { pipelinePaths, withoutComments } from '../../../facts/automation';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';

/** Workflows in the same folder also greet newcomers and close old issues. */
const WORKFLOW = /^\.(github|gitea|forgejo)\/workflows\//;
const ON_CHANGE = /\b(push|pull_request|merge_group|workflow_call)\b/;

export default defineRule({
  meta: {
    id: 'missing-ci',
    dimension: 'delivery',
    title: 'A pipeline looks at every change',
    failureTitle: 'No pipeline looks at changes',
    severity: 'high',
    confidence: 'high',
    target: 'repository',
    requires: ['chart'],
    messages: {
      missing: {
        message:
          'This repository configures no CI system, so a change to chart {{name}} reaches production as its author left it.',
        remediation:
          'Add a pipeline that lints, renders, validates and tests the chart for every change.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['zero-impact', 'industry-frameworks'],
    risks: ['change-management'],
    controls: [],
    references: [
      'https://helm.sh/docs/topics/chart_tests/',
      'https://github.com/helm/chart-testing-action',
    ],
    since: '0.1.0',
  },
  check(repository, { facts: { chart }, report, undetermined }) {
    const runsOnChanges = pipelinePaths(repository).some(path => {
      const text = repository.files[path];
      if (!WORKFLOW.test(path) || text === undefined) return true;
      return ON_CHANGE.test(withoutComments(text));
    });
    if (runsOnChanges) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({ messageId: 'missing', data: { name: chart.metadata.name } });
  },
});
