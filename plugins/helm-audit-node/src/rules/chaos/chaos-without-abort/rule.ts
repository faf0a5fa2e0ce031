import { defineRule } from '../../defineRule';

/** What each tool offers to end an experiment. */
const REMEDIES: Record<string, string> = {
  'Chaos Mesh':
    '`duration`, or by a StatusCheck with `abortWithStatusCheck: true` in a Workflow',
  Litmus: 'a probe with `stopOnFailure: true`',
  'AWS FIS': 'a stop condition on a CloudWatch alarm',
  'Chaos Toolkit': 'a `steady-state-hypothesis` with a tolerance',
};

export default defineRule({
  meta: {
    id: 'chaos-without-abort',
    dimension: 'chaos',
    title: 'Every experiment has an end',
    failureTitle: 'An experiment has nothing that ends it',
    severity: 'high',
    confidence: 'high',
    target: 'chart',
    requires: ['chaosExperiments'],
    messages: {
      endless: {
        message:
          '{{tool}} {{kind}} {{name}} names no probe, steady state, stop condition or duration, so nothing in it ends the fault when customers suffer.',
        remediation: 'End it by {{remedy}}.',
      },
    },
    effort: 'S',
    phase: 3,
    compliance: ['zero-impact'],
    risks: ['availability-impact', 'failover-security'],
    controls: [],
    references: [
      'https://principlesofchaos.org/',
      'https://docs.aws.amazon.com/fis/latest/userguide/stop-conditions.html',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { chaosExperiments } }) =>
    chaosExperiments.some(({ stops }) => stops !== undefined),
  check(_, { facts: { chaosExperiments }, report }) {
    for (const experiment of chaosExperiments) {
      if (experiment.stops !== false) continue;
      const { tool, kind, name, resource, file } = experiment;
      report({
        messageId: 'endless',
        data: { tool, kind, name, remedy: REMEDIES[tool] ?? 'a condition' },
        ...(resource ? { resource, path: ['spec'] } : { file }),
      });
    }
  },
});
