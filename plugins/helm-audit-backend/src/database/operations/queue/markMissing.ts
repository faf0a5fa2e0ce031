import { Knex } from 'knex';
import { isPostgres } from '../../dialect';
import { chunked, QueueRow } from '../../tables';
import { unlinkServices } from '../org/unlinkServices';

/**
 * Hides entities that are gone from the catalog or no longer link a chart. Their data
 * stays until {@link deleteMissing}, because a catalog that is still filling misses entities
 * that will be back. Their figures go with them or not at all: who is hidden already isn't looked
 * at again.
 */
export async function markMissing(
  knex: Knex,
  entityRefs: string[],
  now: Date,
): Promise<void> {
  for (const chunk of chunked(entityRefs)) {
    await knex.transaction(async tx => {
      const known = tx<QueueRow>('audit_queue')
        .whereIn('entity_ref', chunk)
        .whereNull('missing_since')
        .orderBy('entity_ref')
        .select('entity_ref');
      const rows = await (isPostgres(tx) ? known.forUpdate() : known);
      const gone = rows.map(row => row.entity_ref);
      await tx<QueueRow>('audit_queue')
        .whereIn('entity_ref', gone)
        .update({ missing_since: now });
      await unlinkServices(tx, gone);
    });
  }
}
