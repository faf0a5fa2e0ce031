import type { Slo } from '../../../facts/slo';
import { defineRule } from '../../defineRule';

/** Where each tool keeps the number. */
const OBJECTIVE_FIELD: Partial<Record<Slo['tool'], string>> = {
  Sloth: 'objective',
  Pyrra: 'target',
  Datadog: 'targetThreshold',
  'slo-generator': 'goal',
};

export default defineRule({
  meta: {
    id: 'unreachable-slo-target',
    dimension: 'observability',
    title: 'Objectives can be met, and mean what they say',
    failureTitle: 'An objective can never be met, or promises nothing',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['serviceLevels'],
    messages: {
      perfect: {
        message:
          '{{tool}} SLO {{slo}} promises {{objective}} percent: it leaves no error budget, so it is broken by the first failure and can never alert sensibly.',
        remediation:
          'Lower the objective to what the users of the service need, such as 99.9.',
      },
      fraction: {
        message:
          '{{tool}} SLO {{slo}} promises {{objective}} percent, which is next to nothing; it looks like a fraction where a percentage is meant.',
        remediation: 'Write the objective as a percentage, such as 99.9.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['slo-definitions'],
    risks: ['monitoring-blind-spot'],
    controls: [],
    references: ['https://sre.google/sre-book/embracing-risk/'],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    facts.serviceLevels.slos.some(slo => slo.resource === resource),
  check(resource, { facts, report, undetermined }) {
    for (const slo of facts.serviceLevels.slos) {
      if (slo.resource !== resource) continue;
      const { tool, name, objective, path } = slo;
      if (objective === undefined) {
        undetermined(`The objective of ${tool} SLO ${name} can't be read.`);
      } else if (objective >= 100 || objective <= 1) {
        report({
          messageId: objective >= 100 ? 'perfect' : 'fraction',
          data: { tool, slo: name, objective },
          path: [...path, OBJECTIVE_FIELD[tool] ?? 'objectives'],
        });
      }
    }
  },
});
