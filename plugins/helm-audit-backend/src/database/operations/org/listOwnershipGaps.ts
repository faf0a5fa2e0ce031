import {
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  OwnershipGap,
  OwnershipGapKind,
  OwnershipRungId,
  UnmetState,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { OwnershipDetails } from '../../../org/figures';
import { recordOf } from '../../../recordOf';
import {
  FiguresRow,
  GapColumn,
  gapColumn,
  ListedServiceRow,
  RungColumn,
  rungColumn,
  ServiceOwnershipRow,
} from '../../orgTables';
import { orderAs, Page, pageBy, PageEnd, SortKey, readPage } from './page';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';

/** Which ownership gaps are listed. */
export interface OwnershipGapsFilter {
  gap?: OwnershipGapKind;
  /** The first rung that isn't met. */
  rung?: OwnershipRungId;
  /** What is the case of that rung; only beside it. */
  state?: UnmetState;
  /** Instead of gaps those that meet this rung and all below it. */
  reached?: OwnershipRungId;
}

type Key = 'effective_tier' | 'ownership_level' | 'sort_name' | 'id';

/** What the list is ordered by. */
export const OWNERSHIP_KEYS: Array<SortKey<Key>> = [
  { sql: 'effective_tier', type: 'integer', order: 'asc' },
  { sql: 'ownership_level', type: 'integer', order: 'asc' },
  { sql: 'sort_name', type: 'text', order: 'asc' },
  { sql: 'id', type: 'integer', order: 'asc' },
];

type GapRow = ListedServiceRow &
  Pick<
    FiguresRow,
    | 'ownership_level'
    | 'ownership_at_least'
    | 'first_gap'
    | RungColumn
    | GapColumn
  > &
  Pick<ServiceOwnershipRow, 'details'>;

/**
 * A page of audited services that lack something to a clear owner, or of those that meet a rung
 * with all below it: by tier, then by rung, then by name.
 */
export async function listOwnershipGaps(
  knex: Knex,
  scope: OrgScope,
  options: OwnershipGapsFilter & { after?: PageEnd; limit: number },
): Promise<Page<OwnershipGap>> {
  const services = filtered(knex, scope, options)
    .select('s.id', 's.sort_name', 'f.ownership_level')
    .select(knex.raw(`${EFFECTIVE_TIER} as effective_tier`));
  const page = pageBy(
    knex.from(services.as('g')).select('*'),
    OWNERSHIP_KEYS,
    options,
  ).as('p');
  const rows = knex
    .from(page)
    .join('services as s', 's.id', 'p.id')
    .join('service_figures as f', 'f.service_id', 'p.id')
    .join('service_ownership as o', 'o.service_id', 'p.id')
    .select('p.*', 's.entity_ref', 's.title', 's.owner_ref', 's.system_ref')
    .select('s.lifecycle', 'f.ownership_at_least', 'f.first_gap', 'o.details')
    .select(OWNERSHIP_RUNGS.map(id => `f.${rungColumn(id)}`))
    .select(OWNERSHIP_GAPS.map(kind => `f.${gapColumn(kind)}`))
    .modify(orderAs('p', OWNERSHIP_KEYS));
  return readPage<Key, GapRow, OwnershipGap>(
    rows,
    OWNERSHIP_KEYS,
    toGap,
    filtered(knex, scope, options),
  );
}

function filtered(knex: Knex, scope: OrgScope, filter: OwnershipGapsFilter) {
  const query = selectServices(knex, scope);
  const { gap, rung, state, reached } = filter;
  if (reached) {
    query.where('f.ownership_level', '>', OWNERSHIP_RUNGS.indexOf(reached));
  } else {
    // Places may contradict each other though every rung is met.
    query.where(either =>
      either
        .whereNotNull('f.first_gap')
        .orWhere(`f.${gapColumn('contradiction')}`, true),
    );
  }
  if (gap) query.where(`f.${gapColumn(gap)}`, true);
  if (rung) query.where('f.first_gap', rung);
  if (rung && state) query.where(`f.${rungColumn(rung)}`, state);
  return query;
}

function toGap(row: GapRow): OwnershipGap {
  const details: OwnershipDetails = JSON.parse(row.details);
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner_ref,
    system: row.system_ref,
    tier: row.effective_tier,
    lifecycle: row.lifecycle,
    level: row.ownership_level,
    atLeast: Boolean(row.ownership_at_least),
    firstGap: row.first_gap,
    rungs: recordOf(OWNERSHIP_RUNGS, id => row[rungColumn(id)]),
    gaps: OWNERSHIP_GAPS.filter(kind => row[gapColumn(kind)]),
    ...details,
  };
}
