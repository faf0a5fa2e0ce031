import { pipelinePaths, withoutComments } from '../../../facts/automation';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { RepositoryFact } from '../../../stages/gather/types';
import { count } from '../../../words';
import { defineRule } from '../../defineRule';
import { CHAOS_COMMAND } from '../chaosCommands';

/** How pipelines say that they run at set times. */
const TIMED = /\b(schedules?|cron|crontab|triggers\s*\{\s*cron)\b/i;

function isRunOnTime(repository: RepositoryFact): boolean {
  return pipelinePaths(repository).some(path => {
    const text = withoutComments(repository.files[path] ?? '');
    return TIMED.test(text) && CHAOS_COMMAND.test(text);
  });
}

export default defineRule({
  meta: {
    id: 'unscheduled-chaos',
    dimension: 'chaos',
    title: 'Experiments run again and again',
    failureTitle: 'No experiment runs unless somebody starts it',
    severity: 'low',
    confidence: 'medium',
    target: 'chart',
    requires: ['chaosExperiments', 'surroundings'],
    messages: {
      manual: {
        message:
          '{{name}} has {{experiments}}, and neither a schedule nor a timed pipeline runs one, so what they proved grows old.',
        remediation:
          'Wrap an experiment in a Schedule or ChaosSchedule, or run it in a pipeline on a cron.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['zero-impact'],
    risks: ['availability-impact'],
    controls: [],
    references: [
      'https://chaos-mesh.org/docs/define-scheduling-rules/',
      'https://litmuschaos.io/',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { chaosExperiments } }) =>
    chaosExperiments.some(({ tool }) => tool !== 'Gremlin'),
  check({ metadata }, { facts, report, undetermined }) {
    const { repository } = facts.surroundings;
    if (facts.chaosExperiments.some(({ isScheduled }) => isScheduled)) return;
    if (repository && isRunOnTime(repository)) return;
    if (!repository) {
      undetermined(
        'The experiments have no schedule; whether a pipeline runs them is not known.',
      );
      return;
    }
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    const [{ resource, file }] = facts.chaosExperiments;
    report({
      messageId: 'manual',
      data: {
        name: metadata.name,
        experiments: count(facts.chaosExperiments.length, 'experiment'),
      },
      ...(resource ? { resource, path: ['spec'] } : { file }),
    });
  },
});
