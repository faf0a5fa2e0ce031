import { TrendPoint } from '@helm-audit/plugin-helm-audit-common';
import { DayOfChanges } from '../database/operations/org/sumChanges';
import { average } from './averages';
import { firstDayOf, weekOf } from './days';

/**
 * The average score at the end of each week. A score holds until the next one, for what doesn't
 * change is not audited again; so the averages are worked out from now backwards.
 *
 * @param now - how many services have a score now, and the sum of these
 * @param changes - by day, of the weeks after the first
 */
export function toTrend(
  now: { count: number; sum: number },
  changes: DayOfChanges[],
  weeks: { first: number; last: number },
): TrendPoint[] {
  const points: TrendPoint[] = [];
  let { count, sum } = now;
  for (let week = weeks.last; week >= weeks.first; week--) {
    points.push({
      week: firstDayOf(week),
      score: average({ sum, count }),
      services: count,
    });
    for (const { change, scored } of changes.filter(
      ({ day }) => weekOf(day) === week,
    )) {
      sum -= change;
      count -= scored;
    }
  }
  return points.reverse();
}
