import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';
import { CHANGE_SINCE, firstBefore, IS_NEW } from './scoreBefore';

/** A service that has a score, and how that changed. */
export interface Movement {
  entityRef: string;
  title: string;
  owner: string | null;
  tier: Tier;
  score: number;
  change: number;
}

/** How many services moved which way. */
export interface MovementCounts {
  improved: number;
  fellBack: number;
  unchanged: number;
  fresh: number;
  /** Services with a score now, and the sum of these. */
  scored: number;
  score: number;
}

/** Services whose score rose since a day, most improved first, then the higher score. */
export async function listImproved(
  knex: Knex,
  scope: OrgScope,
  options: { sinceDay: number; limit: number },
): Promise<Movement[]> {
  return listMoved(knex, scope, options, '>', 'desc');
}

/** Services whose score fell since a day, those that fell most first. */
export async function listFellBack(
  knex: Knex,
  scope: OrgScope,
  options: { sinceDay: number; limit: number },
): Promise<Movement[]> {
  return listMoved(knex, scope, options, '<', 'asc');
}

/** Counts the services with a score by how that moved since a day. */
export async function countMovements(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
): Promise<MovementCounts> {
  const [row] = await knex
    .from(changes(knex, scope, sinceDay))
    .select(
      knex.raw('count(case when change > 0 then 1 end) as improved'),
      knex.raw('count(case when change < 0 then 1 end) as fell_back'),
      knex.raw('count(case when change = 0 then 1 end) as unchanged'),
      knex.raw('count(case when is_new then 1 end) as fresh'),
      knex.raw('count(*) as scored'),
      knex.raw('sum(score) as score'),
    );
  return {
    improved: Number(row.improved),
    fellBack: Number(row.fell_back),
    unchanged: Number(row.unchanged),
    fresh: Number(row.fresh),
    scored: Number(row.scored),
    score: Number(row.score ?? 0),
  };
}

async function listMoved(
  knex: Knex,
  scope: OrgScope,
  { sinceDay, limit }: { sinceDay: number; limit: number },
  way: '>' | '<',
  order: 'asc' | 'desc',
): Promise<Movement[]> {
  return knex
    .from(changes(knex, scope, sinceDay))
    .where('change', way, 0)
    .orderBy([
      { column: 'change', order },
      { column: 'score', order: 'desc' },
      { column: 'entityRef' },
    ])
    .limit(limit)
    .select('entityRef', 'title', 'owner', 'tier', 'score', 'change');
}

function changes(knex: Knex, scope: OrgScope, sinceDay: number) {
  const before = selectServices(knex, scope)
    .whereNotNull('f.score')
    .select({
      entityRef: 's.entity_ref',
      title: 's.title',
      owner: 's.owner_ref',
      score: 'f.score',
    })
    .select(knex.raw(`${EFFECTIVE_TIER} as tier`))
    .select(knex.raw('? as first_before', [firstBefore(knex, sinceDay)]));
  // Kept apart, lest the look at the changes be taken once for each mention.
  return knex
    .withMaterialized('before', before)
    .from('before')
    .select(
      '*',
      knex.raw(`${CHANGE_SINCE} as change`),
      knex.raw(`${IS_NEW} as is_new`),
    )
    .as('m');
}
