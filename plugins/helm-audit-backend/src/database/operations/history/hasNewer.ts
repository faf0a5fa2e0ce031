import { Knex } from 'knex';
import { isPostgres } from '../../dialect';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Narrows points of the score history, as `h`, down to those that a newer one of the same entity
 * follows. Ids tell nothing of age: history from before is added after newer points.
 *
 * @param narrow - which of the newer points, as `n`, are looked at; all where absent
 */
export function hasNewer(
  knex: Knex,
  narrow: (newer: Knex.QueryBuilder) => void = () => {},
): (points: Knex.QueryBuilder) => void {
  return points => {
    points.whereExists(
      knex('score_history as n')
        .select(knex.raw('1'))
        .whereRaw('n.entity_ref = h.entity_ref')
        .whereRaw(
          '(n.audited_at > h.audited_at or (n.audited_at = h.audited_at and n.id > h.id))',
        )
        .modify(narrow),
    );
  };
}

/** SQL of the number of the week that a column is in, in UTC. */
export function weekOf(knex: Knex, column: string): string {
  return isPostgres(knex)
    ? `floor(extract(epoch from ${column}) * 1000 / ${WEEK_MS})`
    : `${column} / ${WEEK_MS}`;
}
