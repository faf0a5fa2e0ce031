import { Knex } from 'knex';
import { chunked, QueueRow } from '../../tables';
import { unlinkServices } from '../org/unlinkServices';

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
    const gone = await knex<QueueRow>('audit_queue')
      .whereIn('entity_ref', chunk)
      .whereNull('missing_since')
      .pluck('entity_ref');
    await knex<QueueRow>('audit_queue')
      .whereIn('entity_ref', gone)
      .update({ missing_since: now });
    await unlinkServices(knex, gone);
  }
}
