import {
  DimensionId,
  DimensionScore,
  Lift,
} from '@helm-audit/plugin-helm-audit-common';
import { Profile } from '../../profiles/types';
import {
  groupByDimension,
  isOpenCritical,
  repaired,
  ScorableResult,
  shareOf,
  weightedMean,
} from './scoreResults';

/**
 * What each failed rule is worth, by its id: by how much the overall score rises when it passes
 * and nothing else changes. Where critical findings of others hold the score then, it is what
 * the rule adds once those are mended, and they are named.
 */
export function findLifts(
  results: readonly ScorableResult[],
  dimensions: readonly DimensionScore[],
  profile: Profile,
): Record<string, Lift> {
  const byDimension = groupByDimension(results);
  const critical = results.filter(isOpenCritical);
  const meanWith = (passing: readonly ScorableResult[]) =>
    meanOf(passing, byDimension, dimensions, profile);
  const now = meanWith([]);
  const mended = critical.length > 0 ? meanWith(critical) : now;
  const capped = (mean: number) => Math.min(mean, profile.criticalCap);

  const liftOf = (failed: ScorableResult): Lift => {
    const others = critical.filter(each => each !== failed);
    const isBlocker = others.length < critical.length;
    const alone = meanWith([failed]);
    if (others.length === 0) {
      return { lift: round(alone - (isBlocker ? capped(now) : now)) };
    }
    const held = {
      at: profile.criticalCap,
      by: others.map(({ rule }) => rule.meta.id),
    };
    if (alone <= profile.criticalCap) {
      return { lift: round(alone - capped(now)) };
    }
    const before = isBlocker ? capped(meanWith(others)) : mended;
    return { lift: round(meanWith([...others, failed]) - before), held };
  };

  return Object.fromEntries(
    results
      .filter(({ outcome }) => outcome === 'fail')
      .map(result => [result.rule.meta.id, liftOf(result)]),
  );
}

/** The mean of the dimensions when some rules pass; only theirs are scored anew. */
function meanOf(
  passing: readonly ScorableResult[],
  byDimension: ReadonlyMap<DimensionId, readonly ScorableResult[]>,
  dimensions: readonly DimensionScore[],
  profile: Profile,
): number {
  const scores = dimensions.map(({ id, score, weight }) => {
    const own = passing.filter(({ rule }) => rule.meta.dimension === id);
    if (own.length === 0) return { score, weight };
    const results = (byDimension.get(id) ?? []).map(result =>
      own.includes(result) ? repaired(result) : result,
    );
    return { score: shareOf(results, profile), weight };
  });
  return weightedMean(scores) ?? 0;
}

function round(lift: number): number {
  return Math.round(lift * 10) / 10;
}
