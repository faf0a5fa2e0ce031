import { Knex } from 'knex';
import { HistoryRow } from '../../tables';
import { hasNewer, weekOf } from './hasNewer';

/**
 * Leaves one point a week, the last, of the score history from before a point in time.
 *
 * @returns how many points were deleted
 */
export async function thinOut(knex: Knex, before: Date): Promise<number> {
  const sameWeek = `${weekOf(knex, 'n.audited_at')} = ${weekOf(
    knex,
    'h.audited_at',
  )}`;
  const older = knex('score_history as h')
    .where('h.audited_at', '<', before)
    .modify(
      hasNewer(knex, newer =>
        newer.where('n.audited_at', '<', before).whereRaw(sameWeek),
      ),
    )
    .select('h.id');
  return knex<HistoryRow>('score_history').whereIn('id', older).del();
}
