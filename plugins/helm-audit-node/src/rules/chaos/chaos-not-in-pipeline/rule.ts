import { pipelinePaths, withoutComments } from '../../../facts/automation';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { defineRule } from '../../defineRule';
import { CHAOS_COMMAND } from '../chaosCommands';

/** Make targets and scripts may be what the pipeline calls to run experiments. */
const CHAOS_STEP = /\b[\w./-]*chaos[\w./-]*|game-?day|resilience-?test/i;

export default defineRule({
  meta: {
    id: 'chaos-not-in-pipeline',
    dimension: 'chaos',
    title: 'A pipeline runs experiments before a release reaches everyone',
    failureTitle: 'No pipeline runs the experiments',
    severity: 'low',
    confidence: 'medium',
    target: 'repository',
    requires: ['chart', 'chaosExperiments'],
    messages: {
      absent: {
        message:
          '{{name}} has experiments, but no pipeline runs one, so a release that lost its resilience passes like any other.',
        remediation:
          'Run an experiment against the new version in staging, and stop the release when its verdict is failed.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['zero-impact'],
    risks: ['change-management', 'availability-impact'],
    controls: [],
    references: ['https://principlesofchaos.org/'],
    since: '0.1.0',
  },
  appliesTo: (repository, { facts: { chaosExperiments } }) =>
    chaosExperiments.length > 0 && pipelinePaths(repository).length > 0,
  check(repository, { facts: { chart }, report, undetermined }) {
    const runs = pipelinePaths(repository).some(path => {
      const text = withoutComments(repository.files[path] ?? '');
      return CHAOS_COMMAND.test(text) || CHAOS_STEP.test(text);
    });
    if (runs) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'absent',
      data: { name: chart.metadata.name },
      file: pipelinePaths(repository)[0],
    });
  },
});
