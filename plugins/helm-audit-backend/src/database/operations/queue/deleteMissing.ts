import { Knex } from 'knex';
import { isPostgres } from '../../dialect';
import { chunked, QueueRow } from '../../tables';

/** Tables that tell of entities, by their references. */
const TABLES = ['reports', 'findings', 'score_history', 'audit_queue'];

/**
 * Deletes all data of entities that have been missing since before a point in time. One that
 * comes back meanwhile waits, and begins anew.
 *
 * @returns how many entities were deleted
 */
export async function deleteMissing(
  knex: Knex,
  missingBefore: Date,
): Promise<number> {
  return knex.transaction(async tx => {
    const gone = tx<QueueRow>('audit_queue')
      .where('missing_since', '<', missingBefore)
      .orderBy('entity_ref')
      .select('entity_ref');
    const rows = await (isPostgres(tx) ? gone.forUpdate() : gone);
    const refs = rows.map(row => row.entity_ref);
    for (const chunk of chunked(refs)) {
      for (const table of TABLES) {
        await tx(table).whereIn('entity_ref', chunk).del();
      }
    }
    return refs.length;
  });
}
