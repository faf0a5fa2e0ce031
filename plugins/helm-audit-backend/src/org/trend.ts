import { TrendPoint } from '@helm-audit/plugin-helm-audit-common';
import { DayOfChanges } from '../database/operations/org/sumChanges';
import { Sum } from '../database/operations/org/sumFigures';
import { average } from './averages';
import { firstDayOf, weekOf } from './days';

/** Where a trend ends. */
export interface TrendEnd {
  /** Services with a score now. */
  all: Sum;
  /** Those of them that had one throughout. */
  steady: Sum;
}

/**
 * The average score at the end of each week. A score holds until the next one, for what doesn't
 * change is not audited again; so the averages are worked out from now backwards.
 *
 * @param changes - by day, of the weeks after the first
 */
export function toTrend(
  now: TrendEnd,
  changes: DayOfChanges[],
  weeks: { first: number; last: number },
): TrendPoint[] {
  const points: TrendPoint[] = [];
  const all = { ...now.all };
  const steady = { ...now.steady };
  for (let week = weeks.last; week >= weeks.first; week--) {
    points.push({
      week: firstDayOf(week),
      score: average(all),
      services: all.count,
      steadyScore: average(steady),
    });
    for (const { change, steadyChange, scored } of changes.filter(
      ({ day }) => weekOf(day) === week,
    )) {
      all.sum -= change;
      all.count -= scored;
      steady.sum -= steadyChange;
    }
  }
  return points.reverse();
}

/** What the services with a score now add up to, and the steady ones among them. */
export function sumScores(
  scored: ReadonlyArray<{ id: number; score: number }>,
  unsteady: readonly number[],
): TrendEnd {
  const left = new Set(unsteady);
  return {
    all: sumOf(scored),
    steady: sumOf(scored.filter(({ id }) => !left.has(id))),
  };
}

function sumOf(scored: ReadonlyArray<{ score: number }>): Sum {
  return {
    count: scored.length,
    sum: scored.reduce((sum, { score }) => sum + score, 0),
  };
}
