import { Knex } from 'knex';
import { HistoryRow } from '../../tables';

/**
 * Deletes points of the score history that are older than a point in time. The newest one
 * of each entity stays, however old: a chart that doesn't change is not audited again.
 *
 * @returns how many points were deleted
 */
export async function deleteExpired(
  knex: Knex,
  auditedBefore: Date,
): Promise<number> {
  return knex<HistoryRow>('score_history')
    .where('audited_at', '<', auditedBefore)
    .whereNotIn('id', knex('score_history').max('id').groupBy('entity_ref'))
    .del();
}
