import { createHash } from 'node:crypto';
import stableStringify from 'fast-json-stable-stringify';
import {
  DIMENSIONS,
  DimensionId,
  DimensionScore,
  Grade,
  Outcome,
  OutcomeCounts,
  OUTCOMES,
  Score,
  SEVERITIES,
  Severity,
  SeverityCounts,
} from '@helm-audit/plugin-helm-audit-common';
import { Profile } from '../../profiles/types';

/** What scoring reads of a rule's result. */
export interface ScorableResult {
  rule: {
    meta: {
      id: string;
      dimension: DimensionId;
      phase: 1 | 2 | 3;
      countedBy?: readonly string[];
    };
  };
  severity: Severity;
  outcome: Outcome;
  findings: ReadonlyArray<{ severity: Severity; waiver?: unknown }>;
  /** Whether other rules count what this one finds, so that it weighs nothing. */
  isCounted?: boolean;
}

/** The same results, those marked that other rules count which could decide. */
export function markCounted(
  results: readonly ScorableResult[],
): readonly ScorableResult[] {
  const decided = new Set(
    results.filter(isDecided).map(({ rule }) => rule.meta.id),
  );
  return results.map(result =>
    result.rule.meta.countedBy?.some(id => decided.has(id))
      ? { ...result, isCounted: true }
      : result,
  );
}

/**
 * Scores outcomes under a profile. A dimension's score is the weighted share of what passed
 * among what was decided; unknown, not applicable and waived rules weigh nothing. The
 * overall score is the mean of the dimensions under the profile's weights.
 */
export function scoreResults(
  results: readonly ScorableResult[],
  profile: Profile,
): Score {
  const byDimension = groupByDimension(results);
  const dimensions = DIMENSIONS.map(({ id, title }) =>
    scoreDimension(id, title, byDimension.get(id) ?? [], profile),
  );
  const coverage = coverageOf(results, profile);
  const uncapped = weightedMean(dimensions);
  const critical = criticalRules(results);
  const overall = cap(uncapped, critical, profile);
  const isCapped = uncapped !== null && overall !== uncapped;
  return {
    overall,
    grade:
      overall === null || coverage < profile.minimumCoverage
        ? null
        : gradeOf(overall, profile),
    coverage,
    ...(isCapped && {
      cap: {
        limit: profile.criticalCap,
        uncapped,
        reason: capReason(results, critical, profile),
      },
    }),
    dimensions,
    outcomes: countOutcomes(results),
    findings: countFindings(results),
    profile: { id: profile.id, hash: hashProfile(profile) },
  };
}

/** What holds a score, and what it is once that is mended and nothing else. */
function capReason(
  results: readonly ScorableResult[],
  critical: readonly string[],
  profile: Profile,
): string {
  const isOne = critical.length === 1;
  const closed = overallOf(
    results.map(each => (isOpenCritical(each) ? repaired(each) : each)),
    profile,
  );
  const blockers = isOne ? 'a blocker' : `${critical.length} blockers`;
  return `Held at ${
    profile.criticalCap
  } by ${blockers}, whatever else is mended: ${critical.join(', ')}. With ${
    isOne ? 'it' : 'all of them'
  } closed the score is ${closed?.toFixed(1)}.`;
}

/** A rule as if it passed. */
export function repaired(result: ScorableResult): ScorableResult {
  return { ...result, outcome: 'pass', findings: [] };
}

/** The overall score alone. */
export function overallOf(
  results: readonly ScorableResult[],
  profile: Profile,
): number | null {
  const byDimension = groupByDimension(results);
  const dimensions = DIMENSIONS.map(({ id }) => ({
    score: shareOf(byDimension.get(id) ?? [], profile),
    weight: profile.dimensions[id],
  }));
  return cap(weightedMean(dimensions), criticalRules(results), profile);
}

/** The results of each dimension, in their order. */
export function groupByDimension(
  results: readonly ScorableResult[],
): Map<DimensionId, ScorableResult[]> {
  const groups = new Map<DimensionId, ScorableResult[]>();
  for (const result of results) {
    const { dimension } = result.rule.meta;
    const group = groups.get(dimension);
    if (group) group.push(result);
    else groups.set(dimension, [result]);
  }
  return groups;
}

/** A score that critical findings hold down. */
function cap(
  score: number | null,
  critical: readonly string[],
  { criticalCap }: Profile,
): number | null {
  return score !== null && critical.length > 0
    ? Math.min(score, criticalCap)
    : score;
}

/** A profile is data that nobody changes, so its hash is computed once. */
const profileHashes = new WeakMap<Profile, string>();

/** First 12 hex digits of the SHA-256 of the policy, so that a trend never mixes two. */
export function hashProfile(profile: Profile): string {
  const known = profileHashes.get(profile);
  if (known) return known;
  const hash = createHash('sha256')
    .update(stableStringify(profile))
    .digest('hex')
    .slice(0, 12);
  profileHashes.set(profile, hash);
  return hash;
}

function scoreDimension(
  id: DimensionId,
  title: string,
  results: readonly ScorableResult[],
  profile: Profile,
): DimensionScore {
  return {
    id,
    title,
    score: shareOf(results, profile),
    coverage: coverageOf(results, profile),
    weight: profile.dimensions[id],
    outcomes: countOutcomes(results),
    findings: countFindings(results),
  };
}

/** The weighted share of what passed among what was decided, 0 to 10. */
export function shareOf(
  results: readonly ScorableResult[],
  profile: Profile,
): number | null {
  const decided = results.filter(isDecided);
  const weight = sum(decided.map(result => weightOf(result, profile)));
  const earned = sum(decided.map(result => earnedBy(result, profile)));
  return weight === 0 ? null : round((10 * earned) / weight);
}

function isDecided({ outcome }: ScorableResult): boolean {
  return outcome === 'pass' || outcome === 'fail';
}

function weightOf(
  { severity, isCounted }: ScorableResult,
  profile: Profile,
): number {
  return isCounted ? 0 : profile.severities[severity];
}

/**
 * A rule whose worst finding is less severe than the rule loses only that finding's weight:
 * what can be switched on is not as bad as what can't be had.
 */
function earnedBy(result: ScorableResult, profile: Profile): number {
  const weight = weightOf(result, profile);
  if (result.outcome === 'pass') return weight;
  const lost = Math.max(
    ...unwaived(result).map(({ severity }) => profile.severities[severity]),
  );
  return Math.max(0, weight - lost);
}

function unwaived({ findings }: ScorableResult) {
  return findings.filter(({ waiver }) => !waiver);
}

/** The overall score before any cap: the mean of the dimensions that have one. */
export function weightedMean(
  dimensions: ReadonlyArray<Pick<DimensionScore, 'score' | 'weight'>>,
): number | null {
  const decided = dimensions.filter(({ score }) => score !== null);
  const weight = sum(decided.map(dimension => dimension.weight));
  if (weight === 0) return null;
  const total = sum(
    decided.map(dimension => (dimension.score ?? 0) * dimension.weight),
  );
  return round(total / weight);
}

function coverageOf(
  results: readonly ScorableResult[],
  profile: Profile,
): number {
  const applicable = results.filter(({ outcome }) =>
    ['pass', 'fail', 'unknown', 'error'].includes(outcome),
  );
  const weight = sum(applicable.map(result => weightOf(result, profile)));
  const decided = sum(
    applicable.filter(isDecided).map(result => weightOf(result, profile)),
  );
  // Rounded down: what is said to be seen as a whole has nothing left to be seen.
  return weight === 0 ? 0 : Math.floor((100 * decided) / weight) / 100;
}

/** Whether a rule failed with a critical finding that nobody waived. */
export function isOpenCritical(result: ScorableResult): boolean {
  return (
    result.outcome === 'fail' &&
    unwaived(result).some(({ severity }) => severity === 'critical')
  );
}

function criticalRules(results: readonly ScorableResult[]): string[] {
  return results.filter(isOpenCritical).map(({ rule }) => rule.meta.id);
}

function gradeOf(score: number, { grades }: Profile): Grade {
  return grades.find(({ from }) => score >= from)?.grade ?? 'F';
}

function countOutcomes(results: readonly ScorableResult[]): OutcomeCounts {
  return Object.fromEntries(
    OUTCOMES.map(outcome => [
      outcome,
      results.filter(result => result.outcome === outcome).length,
    ]),
  ) as OutcomeCounts;
}

function countFindings(results: readonly ScorableResult[]): SeverityCounts {
  const findings = results.flatMap(unwaived);
  return Object.fromEntries(
    SEVERITIES.map(severity => [
      severity,
      findings.filter(finding => finding.severity === severity).length,
    ]),
  ) as SeverityCounts;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(score: number): number {
  return Math.round(score * 10) / 10;
}
