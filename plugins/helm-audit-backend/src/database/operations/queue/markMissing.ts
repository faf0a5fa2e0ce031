import { Knex } from 'knex';
import { chunked, QueueRow } from '../../tables';

/**
 * Hides entities that are gone from the catalog or no longer link a chart. Their data
 * stays until {@link deleteMissing}, because a catalog that is still filling misses entities
 * that will be back.
 */
export async function markMissing(
  knex: Knex,
  entityRefs: string[],
  now: Date,
): Promise<void> {
  for (const chunk of chunked(entityRefs)) {
    await knex<QueueRow>('audit_queue')
      .whereIn('entity_ref', chunk)
      .whereNull('missing_since')
      .update({ missing_since: now });
  }
}
