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
