import { Knex } from 'knex';

/**
 * Deletes all data of entities that have been missing since before a point in time.
 *
 * @returns how many entities were deleted
 */
export async function deleteMissing(
  knex: Knex,
  missingBefore: Date,
): Promise<number> {
  return knex.transaction(async tx => {
    const gone = () =>
      tx('audit_queue').where('missing_since', '<', missingBefore);
    for (const table of ['reports', 'findings', 'score_history']) {
      await tx(table).whereIn('entity_ref', gone().select('entity_ref')).del();
    }
    const deleted: number = await gone().del();
    return deleted;
  });
}
