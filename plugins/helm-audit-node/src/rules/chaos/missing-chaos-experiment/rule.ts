import { automationText } from '../../../facts/automation';
import { isLongRunning } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { CHAOS_COMMAND } from '../chaosCommands';

export default defineRule({
  meta: {
    id: 'missing-chaos-experiment',
    dimension: 'chaos',
    title: 'Experiments prove what the service survives',
    failureTitle: 'No experiment proves what the service survives',
    severity: 'medium',
    confidence: 'medium',
    target: 'chart',
    requires: ['workloads', 'chaosExperiments', 'surroundings'],
    messages: {
      missing: {
        message:
          'No experiment breaks anything of {{name}} on purpose, so whether it survives the loss of a pod, a zone or a dependency is a guess.',
        remediation:
          'Add an experiment, such as a ChaosEngine or a PodChaos, that deletes a pod under load and checks the error rate.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['zero-impact', 'graceful-degradation'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: [],
    references: ['https://principlesofchaos.org/', 'https://litmuschaos.io/'],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { workloads } }) => workloads.some(isLongRunning),
  check({ metadata }, { facts, report, undetermined }) {
    const { repository } = facts.surroundings;
    if (facts.chaosExperiments.length > 0) return;
    if (repository && CHAOS_COMMAND.test(automationText(repository))) return;
    if (!repository || repository.truncated) {
      undetermined(
        'The chart renders no experiment; whether the repository holds one is not known.',
      );
      return;
    }
    report({ messageId: 'missing', data: { name: metadata.name } });
  },
});
