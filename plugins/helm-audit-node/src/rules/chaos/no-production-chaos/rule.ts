import type { ChaosExperiment } from '../../../facts/chaosExperiments';
import { documentsOf, isAbout } from '../../../facts/documents';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { isService } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

const PRODUCTION = /\bprod(uction)?\b/i;
const GAME_DAY = /game[-_ ]*day|chaos|experiment/i;

/**
 * What the audited scenario renders goes where it goes; a file of the repository says by its
 * path where it is meant for.
 */
function isForProduction({ resource, file }: ChaosExperiment): boolean {
  return Boolean(resource) || PRODUCTION.test((file ?? '').replace(/_/g, '-'));
}

export default defineRule({
  meta: {
    id: 'no-production-chaos',
    dimension: 'chaos',
    title: 'Experiments reach production',
    failureTitle: 'No experiment reaches production',
    severity: 'low',
    confidence: 'low',
    target: 'chart',
    requires: ['chaosExperiments', 'workloads', 'context', 'surroundings'],
    messages: {
      elsewhere: {
        message:
          '{{name}} is on the critical path and runs on several replicas, but its experiments stay outside of production, where load, data and neighbours differ.',
        remediation:
          'Let one small experiment with an abort condition run in production, or hold a game day there and record it.',
      },
    },
    effort: 'L',
    phase: 3,
    compliance: ['zero-impact', 'redundancy'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: [],
    references: ['https://principlesofchaos.org/'],
    since: '0.1.0',
  },
  // Only what can lose a replica may be tried where customers are.
  appliesTo: (_, { facts: { context, chaosExperiments, workloads } }) =>
    context.tier === 1 &&
    chaosExperiments.length > 0 &&
    workloads.some(
      workload =>
        isService(workload) && (workload.replicas?.lowerBound ?? 0) > 1,
    ),
  check({ metadata }, { facts, report, undetermined }) {
    if (facts.chaosExperiments.some(isForProduction)) return;
    const isRecorded = documentsOf(facts.surroundings).some(
      document => isAbout(document, GAME_DAY) && PRODUCTION.test(document.text),
    );
    if (isRecorded) return;
    if (facts.surroundings.repository?.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'elsewhere',
      data: { name: metadata.name },
      file: facts.chaosExperiments[0].file,
    });
  },
});
