import { Knex } from 'knex';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Leaves one point a week, the last, of the score history from before a point in time.
 *
 * @returns how many points were deleted
 */
export async function thinOut(knex: Knex, before: Date): Promise<number> {
  const isPostgres = knex.client.config.client === 'pg';
  const week = (column: string) =>
    isPostgres
      ? `floor(extract(epoch from ${column}) * 1000 / ${WEEK_MS})`
      : `${column} / ${WEEK_MS}`;
  return knex('score_history')
    .whereIn('id', older =>
      older
        .select('h.id')
        .from('score_history as h')
        .where('h.audited_at', '<', before)
        .whereExists(later =>
          later
            .select(knex.raw('1'))
            .from('score_history as l')
            .where('l.audited_at', '<', before)
            .whereRaw('l.entity_ref = h.entity_ref')
            .whereRaw(`${week('l.audited_at')} = ${week('h.audited_at')}`)
            .whereRaw(
              '(l.audited_at > h.audited_at or (l.audited_at = h.audited_at and l.id > h.id))',
            ),
        ),
    )
    .del();
}
