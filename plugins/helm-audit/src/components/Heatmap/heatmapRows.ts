import {
  DIMENSIONS,
  DimensionId,
  HeatmapRow,
} from '@helm-audit/plugin-helm-audit-common';
import { nest, Nested, Sort } from '../../lib/orgView';

/** How a score is shaded: the worse, the stronger. `none` where there is no score. */
export type Shade = 'poor' | 'weak' | 'fair' | 'good' | 'none';

/** From which score on each shade holds, and what the legend says of it. */
export const SHADES: Array<[Shade, number, string]> = [
  ['poor', 0, 'below 4'],
  ['weak', 4, '4 to 5.9'],
  ['fair', 6, '6 to 7.9'],
  ['good', 8, '8 and more'],
];

/** The shade of a score, 0 to 10. Scores are judged as they are shown. */
export function shadeOf(score: number | null): Shade {
  if (score === null) return 'none';
  const shown = Number(score.toFixed(1));
  return SHADES.reduce<Shade>(
    (shade, [next, from]) => (shown >= from ? next : shade),
    'poor',
  );
}

/** The dimension with the lowest score of a row; `undefined` where there is no score. */
export function weakestOf({ dimensions }: HeatmapRow): DimensionId | undefined {
  return DIMENSIONS.map(({ id }) => id)
    .filter(id => dimensions[id] !== null)
    .sort((a, b) => dimensions[a]! - dimensions[b]!)[0];
}

/** Whose the services of a row are, where not all are its own. */
export function membersOf({ services, direct }: HeatmapRow): string {
  const below = services - direct;
  return below > 0
    ? `${direct === 0 ? 'none' : direct} own, ${below} below`
    : '';
}

/** What a column sorts by. Dimensions are columns by their ids. */
function valueOf(row: HeatmapRow, column: string): number | string | null {
  if (column === 'title') return row.title;
  if (column === 'services' || column === 'score' || column === 'blockers') {
    return row[column];
  }
  const dimension = DIMENSIONS.find(({ id }) => id === column);
  return dimension ? row.dimensions[dimension.id] : null;
}

function compare(a: number | string | null, b: number | string | null): number {
  return typeof a === 'string' || typeof b === 'string'
    ? String(a).localeCompare(String(b))
    : (a ?? 0) - (b ?? 0);
}

/** Rows as a tree, or flat in the order of a column; rows without a value come last. */
export function arrange(
  rows: readonly HeatmapRow[],
  sort: Sort | undefined,
): Array<Nested<HeatmapRow>> {
  if (!sort) return nest(rows);
  const direction = sort.descending ? -1 : 1;
  return rows
    .map(row => ({ ...row, depth: 0 }))
    .sort((a, b) => {
      const [left, right] = [valueOf(a, sort.id), valueOf(b, sort.id)];
      if (left === null || right === null) {
        return Number(left === null) - Number(right === null);
      }
      return direction * compare(left, right) || a.title.localeCompare(b.title);
    });
}
