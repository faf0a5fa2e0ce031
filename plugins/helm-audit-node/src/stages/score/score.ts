import { DimensionScore } from '@helm-audit/plugin-helm-audit-common';
import { Profile } from '../../profiles/types';
import {
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
  return {
    score: card,
    lifts: Object.fromEntries(
      failed.map(result => [
        result.rule.meta.id,
        liftOf(result, results, card.dimensions, profile),
      ]),
    ),
  };
}

/**
 * By how much the overall score would rise if one rule passed and nothing else changed. The
 * cap is left aside: one that other findings hold would hide what the fix is worth.
 */
function liftOf(
  failed: ScorableResult,
  results: readonly ScorableResult[],
  dimensions: readonly DimensionScore[],
  profile: Profile,
): number {
  const { dimension } = failed.rule.meta;
  const repaired = results
    .filter(({ rule }) => rule.meta.dimension === dimension)
    .map(result =>
      result === failed
        ? { ...result, outcome: 'pass' as const, findings: [] }
        : result,
    );
  const lifted = dimensions.map(({ id, score: before, weight }) => ({
    score: id === dimension ? shareOf(repaired, profile) : before,
    weight,
  }));
  const rise = (weightedMean(lifted) ?? 0) - (weightedMean(dimensions) ?? 0);
  return Math.round(rise * 10) / 10;
}
