import { Knex } from 'knex';
import { HistoryRow } from '../../tables';
import { hasNewer } from './hasNewer';

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
  const expired = knex('score_history as h')
    .where('h.audited_at', '<', auditedBefore)
    .modify(hasNewer(knex))
    .select('h.id');
  return knex<HistoryRow>('score_history').whereIn('id', expired).del();
}
