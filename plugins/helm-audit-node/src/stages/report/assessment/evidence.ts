import {
  compareSeverity,
  Finding,
  RuleEvidence,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { prerequisitesAmong } from '../../../prerequisites';

/** Hours that an effort stands for, roughly. */
export const EFFORT_HOURS = { S: 1, M: 8, L: 40 } as const;

/** How many titles or messages a sentence names before it counts the rest. */
const MOST_NAMED = 3;

/** What the outcomes that count are evidence for. */
const PLACE_OF = {
  fail: 'failed',
  pass: 'passed',
  unknown: 'unknown',
  error: 'unknown',
  waived: 'waived',
} as const;

/** Rules by what became of them; within each the most severe first, then by id. */
export function gatherEvidence(rules: readonly RuleReport[]): RuleEvidence {
  const sorted = [...rules].sort(
    (a, b) => compareSeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1),
  );
  const evidence: RuleEvidence = {
    failed: [],
    passed: [],
    unknown: [],
    waived: [],
  };
  for (const { outcome, id } of sorted) {
    if (outcome !== 'notApplicable') evidence[PLACE_OF[outcome]].push(id);
  }
  return evidence;
}

/** Findings of a rule that count. */
export function openFindings({ findings }: RuleReport): Finding[] {
  return findings.filter(({ waiver }) => !waiver);
}

/** What was found worst; each rule is asked for in many places. */
const WORST = new WeakMap<RuleReport, Finding | undefined>();

/** The most severe of a rule's findings that count. */
export function worstFinding(rule: RuleReport): Finding | undefined {
  if (!WORST.has(rule)) {
    const [first, ...others] = openFindings(rule);
    const worst = others.reduce(
      (known, each) =>
        compareSeverity(each.severity, known.severity) < 0 ? each : known,
      first,
    );
    WORST.set(rule, worst);
  }
  return WORST.get(rule);
}

/** Which rules are to be mended before one, among those that failed. */
export function rulesBefore(
  failed: readonly RuleReport[],
): (ruleId: string) => string[] {
  return prerequisitesAmong(
    failed.map(rule => ({
      id: rule.id,
      subjects: openFindings(rule).map(({ subject }) => subject),
    })),
  );
}

/** Rules that failed, the worst first. */
export function failedRules(rules: readonly RuleReport[]): RuleReport[] {
  return rules
    .filter(rule => rule.outcome === 'fail' && worstFinding(rule))
    .sort((a, b) => {
      const [left, right] = [severityOf(a), severityOf(b)];
      return compareSeverity(left, right) || (a.id < b.id ? -1 : 1);
    });
}

/** The worst of what failed; of several as bad, one that names what it is about. */
export function mostTelling(
  failed: readonly RuleReport[],
): RuleReport | undefined {
  const [worst] = failed;
  return (
    failed.find(
      rule =>
        severityOf(rule) === severityOf(worst) &&
        worstFinding(rule)?.subject.name !== undefined,
    ) ?? worst
  );
}

/** Severity of the worst that a rule found, its own where it found nothing. */
export function severityOf(rule: RuleReport) {
  return worstFinding(rule)?.severity ?? rule.severity;
}

/** What holds, by the weightiest rules that pass, such as `Images are pinned; and 4 more`. */
export function nameTitles(rules: readonly RuleReport[]): string {
  const titles = [...rules]
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, MOST_NAMED)
    .map(({ title }) => lowerFirst(title));
  const rest = rules.length - MOST_NAMED;
  return [...titles, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

/** Why rules could not decide, each reason once; at most as many as a sentence names. */
export function nameReasons(rules: readonly RuleReport[]): string {
  const reasons = [...new Set(rules.flatMap(({ reason }) => reason ?? []))];
  return reasons.slice(0, MOST_NAMED).join(' ');
}

/** First words of titles that are names, and so keep their capital. */
const NAMES = new Set(['Helm', 'Kubernetes', 'Prometheus']);

/** A title within a sentence; names stay as they are. */
export function lowerFirst(text: string): string {
  const first = text.match(/^\w+(\.\w+)*/)?.[0] ?? '';
  return NAMES.has(first) || /[A-Z.]/.test(first.slice(1))
    ? text
    : text.slice(0, 1).toLowerCase() + text.slice(1);
}
