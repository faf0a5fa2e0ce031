import { DimensionId } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { recordOf } from '../../../recordOf';
import {
  DIMENSION_IDS,
  DimensionColumn,
  dimensionColumn,
  StoredCount,
} from '../../orgTables';
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

/** Columns that are added up where they have a value. */
type Summed = 'score' | 'coverage' | DimensionColumn;

type SumsRow = { sum_key: string | number | null } & Record<
  'services' | 'audited',
  StoredCount
> &
  Record<'blockers' | `sum_${Summed}`, StoredCount | null> &
  Record<`count_${Summed}`, StoredCount>;

/** Adds up the figures of services by their own group, system or tier. */
export async function sumFigures(
  knex: Knex,
  scope: OrgScope,
  by: keyof typeof COLUMNS,
): Promise<FigureSums[]> {
  const rows: SumsRow[] = await selectServices(knex, scope)
    .select(
      knex.raw(`${COLUMNS[by]} as sum_key`),
      knex.raw('count(*) as services'),
      knex.raw('count(f.service_id) as audited'),
      knex.raw('sum(f.blockers) as blockers'),
      ...sums(knex, 'score'),
      ...sums(knex, 'coverage'),
      ...DIMENSION_IDS.flatMap(id => sums(knex, dimensionColumn(id))),
    )
    .groupByRaw('1');
  return rows.map(row => ({
    key: row.sum_key === null ? null : String(row.sum_key),
    services: Number(row.services),
    audited: Number(row.audited),
    blockers: Number(row.blockers ?? 0),
    score: sumOf(row, 'score'),
    coverage: sumOf(row, 'coverage'),
    dimensions: recordOf(DIMENSION_IDS, id => sumOf(row, dimensionColumn(id))),
  }));
}

function sums(knex: Knex, column: Summed): Knex.Raw[] {
  return [
    knex.raw(`sum(f.${column}) as sum_${column}`),
    knex.raw(`count(f.${column}) as count_${column}`),
  ];
}

function sumOf(row: SumsRow, column: Summed): Sum {
  return {
    sum: Number(row[`sum_${column}`] ?? 0),
    count: Number(row[`count_${column}`]),
  };
}
