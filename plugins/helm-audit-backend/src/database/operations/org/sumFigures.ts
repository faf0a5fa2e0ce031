import { DimensionId, DIMENSIONS } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { dimensionColumn } from '../../../org/figures';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';

/** How many values there are, and what they add up to. */
export interface Sum {
  count: number;
  sum: number;
}

/** Sums over the services under one key. */
export interface FigureSums {
  /** Reference or tier; `null` for services without. */
  key: string | null;
  services: number;
  audited: number;
  blockers: number;
  score: Sum;
  coverage: Sum;
  dimensions: Record<DimensionId, Sum>;
}

/** Columns that services are put together by. */
const COLUMNS = {
  group: 's.group_ref',
  system: 's.system_ref',
  tier: EFFECTIVE_TIER,
} as const;

/** Adds up the figures of services by their own group, system or tier. */
export async function sumFigures(
  knex: Knex,
  scope: OrgScope,
  by: keyof typeof COLUMNS,
): Promise<FigureSums[]> {
  const rows = await selectServices(knex, scope)
    .select(
      knex.raw(`${COLUMNS[by]} as ${by}_key`),
      knex.raw('count(*) as services'),
      knex.raw('count(f.service_id) as audited'),
      knex.raw('sum(f.blockers) as blockers'),
      ...sums(knex, 'score', 'score'),
      ...sums(knex, 'coverage', 'coverage'),
      ...DIMENSIONS.flatMap(({ id }) => {
        const column = dimensionColumn(id);
        return sums(knex, column, column);
      }),
    )
    .groupByRaw('1');
  return rows.map((row: any) => ({
    key: row[`${by}_key`] === null ? null : String(row[`${by}_key`]),
    services: Number(row.services),
    audited: Number(row.audited),
    blockers: Number(row.blockers ?? 0),
    score: sumOf(row, 'score'),
    coverage: sumOf(row, 'coverage'),
    dimensions: Object.fromEntries(
      DIMENSIONS.map(({ id }) => [id, sumOf(row, dimensionColumn(id))]),
    ),
  }));
}

function sums(knex: Knex, column: string, name: string): Knex.Raw[] {
  return [
    knex.raw(`sum(f.${column}) as sum_${name}`),
    knex.raw(`count(f.${column}) as count_${name}`),
  ];
}

function sumOf(row: any, name: string): Sum {
  return {
    sum: Number(row[`sum_${name}`] ?? 0),
    count: Number(row[`count_${name}`]),
  };
}
