import { Knex } from 'knex';

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
  return knex('score_history')
    .whereIn('id', expired =>
      expired
        .select('h.id')
        .from('score_history as h')
        .where('h.audited_at', '<', auditedBefore)
        // Ids tell nothing of age: history from before is added after newer points.
        .whereExists(newer =>
          newer
            .select(knex.raw('1'))
            .from('score_history as n')
            .whereRaw('n.entity_ref = h.entity_ref')
            .whereRaw(
              '(n.audited_at > h.audited_at or (n.audited_at = h.audited_at and n.id > h.id))',
            ),
        ),
    )
    .del();
}
