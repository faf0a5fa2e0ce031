import { documentsOf } from '../../../facts/documents';
import { MORE_FILES } from '../../../facts/repositoryScope';
import { isLongRunning } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';

const DURATION = String.raw`\d+(\.\d+)?\s*(ms|s|m|min|h|seconds?|minutes?|hours?|days?)\b`;
const RECOVERY = String.raw`(\brto\b|\bmttr\b|recover(y|ed|s)?\b|restor(e|ed|es|ation)\b|fail-?over|time to (recover|restore)|back (up )?(after|in|within))`;

/** What the longer search is worth its while for. */
const ABOUT_RECOVERY = new RegExp(RECOVERY, 'i');

/** Words on recovery with a duration near them, in one paragraph or table. */
const STATED = new RegExp(
  `${RECOVERY}[^]{0,200}?${DURATION}|${DURATION}[^\\n]{0,80}${RECOVERY}`,
  'i',
);

export default defineRule({
  meta: {
    id: 'unproven-recovery',
    dimension: 'chaos',
    title: 'It is known how long recovery takes',
    failureTitle: 'Nothing says how long recovery takes',
    severity: 'medium',
    confidence: 'low',
    target: 'repository',
    requires: ['chart', 'workloads', 'surroundings'],
    messages: {
      unstated: {
        message:
          'No document of this repository states how long {{name}} takes to recover, neither as an objective nor as a measurement.',
        remediation:
          'Measure recovery in an experiment and write the time, with its date and the objective, beside the failure modes.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['zero-impact', 'redundancy'],
    risks: ['availability-impact', 'incident-response', 'failover-security'],
    controls: [],
    references: [
      'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/plan-for-disaster-recovery-dr.html',
    ],
    since: '0.1.0',
  },
  appliesTo: (_, { facts: { workloads } }) => workloads.some(isLongRunning),
  check(repository, { facts, report, undetermined }) {
    const { chart, surroundings } = facts;
    const paragraphs = documentsOf(surroundings).flatMap(({ text }) =>
      ABOUT_RECOVERY.test(text) ? text.split(/\n\s*\n/) : [],
    );
    const isStated = paragraphs.some(
      paragraph => ABOUT_RECOVERY.test(paragraph) && STATED.test(paragraph),
    );
    if (isStated) return;
    if (repository.truncated) {
      undetermined(MORE_FILES);
      return;
    }
    report({
      messageId: 'unstated',
      data: { name: chart.metadata.name },
      file: 'docs',
    });
  },
});
