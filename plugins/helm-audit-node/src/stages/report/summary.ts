import {
  isAtLeast,
  AuditReport,
  Blocker,
  compareSeverity,
  Recommendation,
  RuleReport,
  Score,
} from '@helm-audit/plugin-helm-audit-common';
import { Scorecard } from '../score/types';
import { count } from '../../words';
import { EFFORT_HOURS, lowerFirst, rulesBefore } from './assessment/evidence';
import { prerequisitesFirst } from '../../prerequisites';

/** How many recommendations a summary holds. */
const MOST_RECOMMENDATIONS = 5;

const NO_LIFT = { lift: 0 };

/** Works out who is hit when the defect that a rule found shows. */
export type BlastRadiusOf = (rule: RuleReport) => string;

/** The summary that opens a report. */
export function summarise(
  rules: RuleReport[],
  score: Score,
  incomplete: boolean,
  lifts: Scorecard['lifts'],
  blastRadiusOf: BlastRadiusOf,
): AuditReport['summary'] {
  const failed = rules
    .filter(({ outcome }) => outcome === 'fail')
    .map(rule => ({
      ...rule,
      findings: rule.findings.filter(({ waiver }) => !waiver),
    }));
  const ranked = rank(failed, lifts);
  const critical = ranked.flatMap(({ ruleId }) =>
    failed.filter(rule => rule.id === ruleId && hasCritical(rule)),
  );
  const blockers = critical.map(
    (rule): Blocker => ({
      ruleId: rule.id,
      title: rule.title,
      message: worst(rule).message,
      severity: worst(rule).severity,
      blastRadius: blastRadiusOf(rule),
      action: worst(rule).remediation,
      findings: criticalOf(rule).length,
      fingerprints: criticalOf(rule).map(({ fingerprint }) => fingerprint),
    }),
  );
  return {
    sentence: writeSentence(
      failed,
      critical,
      score,
      incomplete,
      countWaived(rules),
    ),
    blockers,
    recommendations: ranked.slice(0, MOST_RECOMMENDATIONS),
  };
}

/**
 * What to do first: the most severe, of these what belongs into an earlier phase, then what
 * lifts the score most for its effort. Nothing comes before what it rests on, and what blocks
 * and rests on nothing comes before all else. What blocks is never left out.
 */
function rank(
  failed: RuleReport[],
  lifts: Scorecard['lifts'],
): Recommendation[] {
  const phases = Object.fromEntries(failed.map(({ id, phase }) => [id, phase]));
  const all = failed
    .map(rule => ({
      ruleId: rule.id,
      title: rule.title,
      severity: worst(rule).severity,
      dimension: rule.dimension,
      action: worst(rule).remediation,
      effort: rule.effort,
      ...(lifts[rule.id] ?? NO_LIFT),
      findings: rule.findings.length,
      fingerprints: fingerprints(rule),
    }))
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        phases[a.ruleId] - phases[b.ruleId] ||
        b.lift / EFFORT_HOURS[b.effort] - a.lift / EFFORT_HOURS[a.effort] ||
        b.lift - a.lift ||
        (a.ruleId < b.ruleId ? -1 : 1),
    );
  // What is small and lifts nothing by itself comes only where nothing does.
  const telling = all.filter(
    ({ lift, severity }) => lift > 0 || isAtLeast(severity, 'high'),
  );
  const shown = telling.length > 0 ? telling : all;
  const ordered = prerequisitesFirst(shown, rulesBefore(failed));
  // What would be mended in a chart that was given up is lost with it.
  const isGivenUp = ({ ruleId }: Recommendation) =>
    failed.some(rule => rule.id === ruleId && isAboutDeprecation(rule));
  return [
    ...ordered.filter(isGivenUp),
    ...ordered.filter(item => !isGivenUp(item)),
  ];
}

function writeSentence(
  failed: RuleReport[],
  critical: RuleReport[],
  score: Score,
  incomplete: boolean,
  waived: number,
): string {
  if (score.overall === null) {
    return 'Nothing could be decided about this chart yet.';
  }
  const high = failed.filter(
    rule => !hasCritical(rule) && worst(rule).severity === 'high',
  );
  const accepted =
    waived > 0 ? ` ${count(waived, 'finding is', 'findings are')} waived.` : '';
  const unseen = `${accepted}${
    incomplete ? ' Part of the chart could not be seen.' : ''
  }`;
  const name = ({ title }: RuleReport) => lowerFirst(title);
  if (critical.length > 0) {
    return `Not ready, for ${describeBlockers(critical)}: ${join(
      critical.map(name),
    )}.${unseen}`;
  }
  if (high.length > 0) {
    const where = incomplete
      ? 'No blocker in what could be seen'
      : 'No blocker';
    return `${where}, but ${count(high.length, 'serious gap')}: ${join(
      high.map(name),
    )}.${unseen}`;
  }
  if (score.grade === null) {
    return `Too little could be seen to judge: ${Math.round(
      score.coverage * 100,
    )} % of what applies.${accepted}`;
  }
  if (incomplete) return `Nothing serious in what could be seen.${unseen}`;
  return describeReady(failed.length, waived);
}

/** What was accepted is no less there than what is left. */
function describeReady(gaps: number, waived: number): string {
  if (waived === 0) {
    return gaps === 0
      ? 'Ready: every rule that could be decided passes.'
      : `Ready, with ${count(gaps, 'smaller gap')} left.`;
  }
  const left = gaps > 0 ? ` and ${count(gaps, 'smaller gap')} left` : '';
  return `Ready, with ${count(waived, 'finding')} waived${left}.`;
}

function countWaived(rules: readonly RuleReport[]): number {
  return rules
    .flatMap(({ findings }) => findings)
    .filter(({ waiver }) => waiver).length;
}

/** A defect that may never be there is one blocker, in however many places it is. */
function describeBlockers(critical: RuleReport[]): string {
  const findings = critical.flatMap(criticalOf).length;
  const places =
    findings > critical.length ? ` in ${count(findings, 'place')}` : '';
  return `${count(critical.length, 'blocker')}${places}`;
}

/** At most three names, and how many more there are. */
function join(names: string[]): string {
  const shown = names.slice(0, 3);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join('; ')}; and ${rest} more`;
  return shown.join('; ');
}

/** Whether a rule found that the chart itself is deprecated, and not only a dependency. */
function isAboutDeprecation({ id, findings }: RuleReport): boolean {
  return (
    id === 'deprecated-dependency' &&
    findings.some(({ field }) => field === 'deprecated')
  );
}

function hasCritical(rule: RuleReport): boolean {
  return criticalOf(rule).length > 0;
}

function criticalOf({ findings }: RuleReport): RuleReport['findings'] {
  return findings.filter(({ severity }) => severity === 'critical');
}

function worst({ findings }: RuleReport) {
  return [...findings].sort((a, b) =>
    compareSeverity(a.severity, b.severity),
  )[0];
}

function fingerprints({ findings }: RuleReport): string[] {
  return findings.map(({ fingerprint }) => fingerprint);
}
