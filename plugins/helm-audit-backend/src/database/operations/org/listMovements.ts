import { ScoreMove } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { OrgScope, selectServices } from './scope';
import { CHANGE_SINCE, firstBefore } from './scoreBefore';

/** A service with a score, and how that changed. */
export interface Movement {
  id: number;
  score: number;
  /** `null` where there was no score before. */
  change: number | null;
}

/** How the scores of services changed since a day. */
export async function listMovements(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
): Promise<Movement[]> {
  return selectMovements(knex, scope, sinceDay);
}

const MOVED: Record<ScoreMove, string> = {
  improved: 'm.change > 0',
  'fell-back': 'm.change < 0',
  unchanged: 'm.change = 0',
  new: 'm.change is null',
};

/** Ids of the services whose score moved one way since a day. */
export function selectMoved(
  knex: Knex,
  scope: OrgScope,
  move: ScoreMove,
  sinceDay: number,
): Knex.QueryBuilder {
  return knex
    .from(selectMovements(knex, scope, sinceDay).as('m'))
    .whereRaw(MOVED[move])
    .select('m.id');
}

function selectMovements(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
): Knex.QueryBuilder {
  const before = selectServices(knex, scope)
    .whereNotNull('f.score')
    .select('s.id', 'f.score')
    .select(knex.raw('? as first_before', [firstBefore(knex, sinceDay)]));
  // Kept apart, lest the look at the changes be taken once for each mention.
  return knex
    .withMaterialized('before', before)
    .from('before')
    .select('id', 'score', knex.raw(`${CHANGE_SINCE} as change`));
}
