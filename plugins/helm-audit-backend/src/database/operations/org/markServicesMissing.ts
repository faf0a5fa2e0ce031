import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';
import { chunked } from '../../tables';
import { deleteFigures } from './deleteFigures';

/**
 * Hides services that are gone from the catalog, figures and all. They stay for a while
 * because a catalog that is still filling misses entities that will be back.
 */
export async function markServicesMissing(
  knex: Knex,
  entityRefs: string[],
  now: Date,
): Promise<void> {
  for (const chunk of chunked(entityRefs)) {
    await knex.transaction(async tx => {
      const gone = () =>
        tx<ServiceRow>('services').whereIn('entity_ref', chunk);
      await deleteFigures(tx, gone());
      await gone().whereNull('missing_since').update({ missing_since: now });
    });
  }
}
