import {
  AuditReport,
  OpenQuestion,
  QUESTION_IDS,
  QuestionId,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { withOutcome } from './compliance';

type Wording = Pick<OpenQuestion, 'question' | 'why' | 'example'>;

/** A question, the rules that an answer decides or helps, and how to give it. */
interface Question extends Wording {
  rules: readonly string[];
  /** What is asked instead where a rule waits and none of `rules` before it does. */
  narrowed?: ReadonlyArray<Partial<Wording> & { rule: string }>;
}

const QUESTIONS: Record<QuestionId, Question> = {
  tier: {
    question: 'How critical is this service?',
    why: 'Tier 1 is the critical path: its gaps weigh more, and more is asked of it.',
    rules: [
      'missing-criticality-tier',
      'single-replica',
      'missing-slo',
      'missing-priority-class',
    ],
    example: 'tier: 1',
  },
  'failure-tolerance': {
    question:
      'What may fail, for how long, and what does the service do meanwhile?',
    why: 'It decides whether recovery is fast enough and whether degraded operation is defined.',
    rules: [
      'undefined-degraded-mode',
      'unproven-recovery',
      'missing-failure-scenarios',
    ],
    example:
      "answers:\n  failure-tolerance: >-\n    Recovers within 5 minutes. Without the rates service, yesterday's rates are used.",
  },
  monitoring: {
    question: 'Where do the alerts and dashboards of this service live?',
    why: 'What is kept outside of this repository can neither be credited nor missed.',
    rules: [
      'latency-uncovered',
      'errors-uncovered',
      'traffic-uncovered',
      'saturation-uncovered',
      'missing-slo',
      'missing-dashboard',
      'unroutable-alert',
      'missing-scrape-config',
    ],
    example:
      'answers:\n  monitoring: Alerts and dashboards are kept in the repository observability-rules.',
  },
  capacity: {
    question: 'How much load must it carry, and when is it saturated?',
    why: 'Without a peak and a threshold nobody can say how much headroom there is.',
    rules: ['missing-capacity-model', 'missing-load-test'],
    example:
      'answers:\n  capacity: >-\n    Peak is 400 requests per second on the last day of a month; a replica saturates at 150.',
  },
  chaos: {
    question: 'Which failures were tried on purpose, and when?',
    why: 'Recovery that nobody has tried is a hope, not a capability.',
    rules: [
      'missing-chaos-experiment',
      'unproven-recovery',
      'no-production-chaos',
    ],
    example:
      'answers:\n  chaos: >-\n    Game day on 2026-09-14: a zone was cut off, recovery took 90 seconds.',
  },
  'open-source': {
    question: 'What do you give back to the open source that you build on?',
    why: 'Contributions and sponsorship are rarely written where the chart is.',
    rules: ['no-upstream-contribution', 'missing-sponsorship'],
    example:
      'answers:\n  open-source: We sponsor the projects below and send our changes upstream.',
  },
  ownership: {
    question: 'Who is called when it fails in production?',
    why: 'An alert without somebody who is on call wakes nobody.',
    rules: [
      'unowned-entity',
      'missing-on-call',
      'missing-escalation',
      'missing-runbook',
    ],
    example:
      '# in catalog-info.yaml\nmetadata:\n  annotations:\n    pagerduty.com/service-id: <id of the service>\nspec:\n  owner: <team>',
    narrowed: [
      {
        rule: 'missing-on-call',
        example:
          '# in catalog-info.yaml\nmetadata:\n  annotations:\n    pagerduty.com/service-id: <id of the service>',
      },
      {
        rule: 'missing-escalation',
        question: 'Who is called when the first on call does not answer?',
        why: 'Where nobody comes next, an outage lasts until the first on call is found.',
        example:
          '# in catalog-info.yaml\nmetadata:\n  links:\n    - title: Escalation policy\n      url: <address of the policy>',
      },
      {
        rule: 'missing-runbook',
        question: 'Where is it written down how to operate it?',
        why: 'Whoever is called without a runbook begins by reading templates.',
        example:
          '# in catalog-info.yaml\nmetadata:\n  links:\n    - title: Runbook\n      url: <address of the runbook>',
      },
    ],
  },
};

/** Questions that the audit could not answer: those of which a rule waits for the answer. */
export function askQuestions(
  rules: readonly RuleReport[],
  tier: AuditReport['tier'],
  answered: ReadonlySet<QuestionId>,
): OpenQuestion[] {
  return QUESTION_IDS.flatMap(id => {
    const { rules: related } = QUESTIONS[id];
    const waiting = withOutcome(
      rules.filter(rule => related.includes(rule.id)),
      'unknown',
      'fail',
    ).map(rule => rule.id);
    const isOpen =
      id === 'tier' ? tier.source === 'default' : waiting.length > 0;
    return isOpen && !answered.has(id)
      ? [{ id, ...wordsOf(QUESTIONS[id], waiting), rules: waiting }]
      : [];
  });
}

/** How a question is asked: for what waits first, so that nothing is asked for that is known. */
function wordsOf(question: Question, waiting: readonly string[]): Wording {
  const first = question.rules.find(rule => waiting.includes(rule));
  const narrowed = question.narrowed?.find(({ rule }) => rule === first);
  const { question: words, why, example } = { ...question, ...narrowed };
  return { question: words, why, example };
}
