import {
  CULTURE_GROUPS,
  CultureItem,
  CultureItemId,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { Habits } from '../../../facts/habits';
import { withOutcome } from './compliance';
import {
  failedRules,
  gatherEvidence,
  nameReasons,
  nameTitles,
  worstFinding,
} from './evidence';

/** What speaks for an item: rules, beside the documents that mention it. */
interface Source {
  rules: readonly string[];
  /** What to do where neither shows anything. */
  next: string;
}

const SOURCES: Record<CultureItemId, Source> = {
  'production-ownership': {
    rules: [
      'unowned-entity',
      'unresolvable-owner',
      'individual-owner',
      'lonely-owner',
      'missing-on-call',
      'missing-runbook',
      'ownership-contradiction',
    ],
    next: 'Name the team that is called when this service fails, in catalog-info.yaml.',
  },
  'reliability-reviews': {
    // Nothing in a chart shows that nobody meets, so that only words count.
    rules: [],
    next: 'Hold a short reliability review each week, and write down where its notes are kept.',
  },
  'reliability-champions': {
    rules: [],
    next: 'Name a reliability champion of the team in the README or in the catalog.',
  },
  education: {
    rules: ['missing-readme', 'undocumented-values', 'missing-runbook'],
    next: 'Write a page for new members of the team: how to run it, how to release it, what to do when it fails.',
  },
  'community-engagement': {
    rules: [
      'missing-contributing-guide',
      'missing-code-of-conduct',
      'no-upstream-contribution',
      'missing-maintainers',
    ],
    next: 'Say in CONTRIBUTING.md how others can take part.',
  },
  'maintainer-empathy': {
    rules: ['disrespectful-usage', 'private-fork', 'missing-oss-manifest'],
    next: 'Pull images through a mirror, and send changes upstream instead of keeping them.',
  },
  'knowledge-sharing': {
    rules: ['missing-public-learning', 'missing-changelog'],
    next: 'Share what incidents taught: a postmortem that others can read.',
  },
  sponsorship: {
    rules: ['missing-sponsorship'],
    next: 'Support the projects that this service rests on, with money or with work.',
  },
};

/** Says what repository and catalog show of how the team works. */
export function assessCulture(
  rules: readonly RuleReport[],
  habits: Habits,
): CultureItem[] {
  const mentions: Partial<Record<CultureItemId, readonly string[]>> = habits;
  return CULTURE_GROUPS.flatMap(({ title: group, items }) =>
    items.map(({ id, title }) => {
      const { next, ...source } = SOURCES[id];
      const own = rules.filter(rule => source.rules.includes(rule.id));
      const files = [...(mentions[id] ?? [])];
      const state = stateOf(own, files, mentions[id] !== undefined);
      const [worst] = failedRules(own);
      return {
        id,
        group,
        title,
        state,
        sentence: describe(own, files, state),
        ...(state !== 'seen' &&
          state !== 'notApplicable' && {
            next: worst ? worstFinding(worst)?.remediation : next,
          }),
        files,
        evidence: gatherEvidence(own),
      };
    }),
  );
}

function stateOf(
  rules: RuleReport[],
  files: string[],
  isToldInWords: boolean,
): CultureItem['state'] {
  const failed = failedRules(rules).length;
  const passed = withOutcome(rules, 'pass').length;
  const shown = passed + files.length;
  if (failed > 0) return shown > 0 ? 'partly' : 'missing';
  // That no document mentions a habit is no proof that there is none.
  if (isToldInWords) return files.length > 0 ? 'seen' : 'unknown';
  const open = withOutcome(rules, 'unknown', 'error').length;
  if (passed > 0) return open > passed ? 'partly' : 'seen';
  return open > 0 ? 'unknown' : 'notApplicable';
}

function describe(
  rules: RuleReport[],
  files: string[],
  state: CultureItem['state'],
): string {
  const failed = failedRules(rules);
  const passed = withOutcome(rules, 'pass');
  const open = withOutcome(rules, 'unknown', 'error');
  const parts = [
    failed.length > 0 && `Missing: ${nameTitles(failed)}.`,
    passed.length > 0 && `Seen: ${nameTitles(passed)}.`,
    files.length > 0 && `Mentioned in ${files.join(', ')}.`,
    (state === 'unknown' || state === 'partly') &&
      open.length > 0 &&
      `Not known: ${nameReasons(open)}`,
    state === 'unknown' &&
      open.length === 0 &&
      'No document of this repository speaks of it.',
    state === 'notApplicable' && 'Nothing in this chart calls for it.',
  ];
  return parts.filter(Boolean).join(' ');
}
