import {
  DimensionId,
  DimensionScore,
} from '@helm-audit/plugin-helm-audit-common';
import { Profile } from '../../profiles/types';
import {
  groupByDimension,
  overallOf,
  ScorableResult,
  scoreResults,
  shareOf,
  weightedMean,
} from './scoreResults';
import { Scorecard } from './types';

/** Scores what became of the rules, and works out what each failed one is worth. */
export function score(
  results: readonly ScorableResult[],
  profile: Profile,
): Scorecard {
  const card = scoreResults(results, profile);
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  const byDimension = groupByDimension(results);
  return {
    score: card,
    lifts: Object.fromEntries(
      failed.map(result => [
        result.rule.meta.id,
        liftOf(result, byDimension, card.dimensions, profile),
      ]),
    ),
    scoresAfter: [1, 2, 3].map(phase => scoreAfter(phase, results, profile)),
    remaining: [1, 2, 3].map(
      upTo => failed.filter(({ rule }) => rule.meta.phase <= upTo).length,
    ),
  };
}

/** The overall score with every rule of the phases up to this one repaired. */
function scoreAfter(
  phase: number,
  results: readonly ScorableResult[],
  profile: Profile,
): number | null {
  return overallOf(
    results.map(result =>
      result.outcome === 'fail' && result.rule.meta.phase <= phase
        ? repaired(result)
        : result,
    ),
    profile,
  );
}

function repaired(result: ScorableResult): ScorableResult {
  return { ...result, outcome: 'pass', findings: [] };
}

/**
 * By how much the overall score would rise if one rule passed and nothing else changed. The
 * cap is left aside: one that other findings hold would hide what the fix is worth.
 */
function liftOf(
  failed: ScorableResult,
  byDimension: ReadonlyMap<DimensionId, readonly ScorableResult[]>,
  dimensions: readonly DimensionScore[],
  profile: Profile,
): number {
  const { dimension } = failed.rule.meta;
  const others = (byDimension.get(dimension) ?? []).map(result =>
    result === failed ? repaired(result) : result,
  );
  const lifted = dimensions.map(({ id, score: before, weight }) => ({
    score: id === dimension ? shareOf(others, profile) : before,
    weight,
  }));
  const rise = (weightedMean(lifted) ?? 0) - (weightedMean(dimensions) ?? 0);
  return Math.round(rise * 10) / 10;
}
