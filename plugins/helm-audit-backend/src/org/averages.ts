import {
  DIMENSIONS,
  HeatmapRow,
  OrgKey,
} from '@helm-audit/plugin-helm-audit-common';
import { FigureSums, Sum } from '../database/operations/org/sumFigures';

/** Adds sums of services to those of others. */
export function addSums(to: FigureSums, more: FigureSums): void {
  to.services += more.services;
  to.audited += more.audited;
  to.blockers += more.blockers;
  addSum(to.score, more.score);
  addSum(to.coverage, more.coverage);
  for (const { id } of DIMENSIONS) {
    addSum(to.dimensions[id], more.dimensions[id]);
  }
}

/** Sums over no service. */
export function noSums(key: string | null): FigureSums {
  return {
    key,
    services: 0,
    audited: 0,
    blockers: 0,
    score: noSum(),
    coverage: noSum(),
    dimensions: Object.fromEntries(
      DIMENSIONS.map(({ id }) => [id, noSum()]),
    ) as FigureSums['dimensions'],
  };
}

/** The row of a heatmap that sums make. */
export function toHeatmapRow(
  key: OrgKey,
  sums: FigureSums,
  direct: number,
): HeatmapRow {
  return {
    ...key,
    services: sums.services,
    audited: sums.audited,
    direct,
    score: average(sums.score),
    coverage: average(sums.coverage),
    blockers: sums.blockers,
    dimensions: Object.fromEntries(
      DIMENSIONS.map(({ id }) => [id, average(sums.dimensions[id])]),
    ) as HeatmapRow['dimensions'],
  };
}

/** A mean with two decimals; `null` of nothing. */
export function average({ sum, count }: Sum): number | null {
  return count > 0 ? Math.round((sum / count) * 100) / 100 : null;
}

function addSum(to: Sum, more: Sum): void {
  to.sum += more.sum;
  to.count += more.count;
}

function noSum(): Sum {
  return { sum: 0, count: 0 };
}
