import { TrendPoint } from '@helm-audit/plugin-helm-audit-common';
import { CountChange } from '../../lib/trend';

/** As many marks as have room for their words side by side in the narrowest picture. */
const MOST_MARKS = 12;

/** The weeks of a trend from the first with a score on: before it there is nothing to draw. */
export function fromFirstScore(points: TrendPoint[]): TrendPoint[] {
  const first = points.findIndex(({ score }) => score !== null);
  return first < 0 ? [] : points.slice(first);
}

/** The weeks whose change is written at its mark: those that are far enough from the one before. */
export function labelledWeeks(
  points: TrendPoint[],
  changes: CountChange[],
): ReadonlySet<string> {
  const apart = Math.ceil(points.length / MOST_MARKS);
  const places = new Map(points.map(({ week }, index) => [week, index]));
  const labelled = new Set<string>();
  let last = -Infinity;
  for (const { week } of changes) {
    const place = places.get(week) ?? 0;
    if (place - last >= apart) {
      labelled.add(week);
      last = place;
    }
  }
  return labelled;
}
