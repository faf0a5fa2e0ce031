import {
  HeatmapResponse,
  OrgBreakdown,
} from '@helm-audit/plugin-helm-audit-common';
import { FigureSums } from '../database/operations/org/sumFigures';
import { addSums, noSums, toHeatmapRow } from './averages';
import { Hierarchy } from './Hierarchy';

/**
 * Rolls sums of what is directly in each group, system or tier up to all that lies above.
 *
 * @param options.within - only rows of these; absent for all
 * @param options.limit - rows that are given at most, those with the most services; absent for all
 */
export function toHeatmap(
  by: OrgBreakdown,
  direct: FigureSums[],
  hierarchy: Hierarchy,
  { within, limit }: { within?: ReadonlySet<string>; limit?: number },
): HeatmapResponse {
  const rows = new Map<string, { sums: FigureSums; direct: number }>();
  const rowOf = (key: string) => {
    const row = rows.get(key) ?? { sums: noSums(key), direct: 0 };
    rows.set(key, row);
    return row;
  };
  for (const sums of direct) {
    const own = ownKey(by, sums.key, hierarchy);
    rowOf(own).direct += sums.services;
    for (const key of keysAbove(by, own, hierarchy)) {
      addSums(rowOf(key).sums, sums);
    }
  }
  const kept = [...rows]
    .filter(([key]) => !within || within.has(key))
    .sort(([, a], [, b]) => b.sums.services - a.sums.services);
  const shown = new Map(kept.slice(0, limit));
  return {
    by,
    rows: [...shown]
      .map(([key, row]) =>
        toHeatmapRow(describe(by, key, hierarchy, shown), row.sums, row.direct),
      )
      .sort(byTitle),
    truncated: kept.length > shown.size,
  };
}

/** The key that services are directly under; domains have theirs through systems. */
function ownKey(by: OrgBreakdown, key: string | null, hierarchy: Hierarchy) {
  return (by === 'domain' ? hierarchy.domainOf(key) : key) ?? '';
}

function keysAbove(by: OrgBreakdown, key: string, hierarchy: Hierarchy) {
  const isNested = (by === 'group' || by === 'domain') && key !== '';
  return isNested ? hierarchy.upFrom(key) : [key];
}

function describe(
  by: OrgBreakdown,
  key: string,
  hierarchy: Hierarchy,
  shown: ReadonlyMap<string, unknown>,
) {
  if (key === '') return { key, title: `No ${by}` };
  if (by === 'tier') return { key, title: `Tier ${key}` };
  const { parent, ...described } = hierarchy.describe(key);
  return parent !== undefined && shown.has(parent)
    ? { ...described, parent }
    : described;
}

/** By title; what has none comes last. */
function byTitle(a: { key: string; title: string }, b: typeof a): number {
  if (a.key === '' || b.key === '') return a.key === '' ? 1 : -1;
  return a.title.localeCompare(b.title, 'en') || (a.key < b.key ? -1 : 1);
}
