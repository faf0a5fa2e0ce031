import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';
import { rebuildChanges } from './rebuildChanges';

/**
 * Works out anew when the score of a service changed, after its history got more points. One
 * without figures, as before its first audit, gets its changes with these.
 */
export async function refreshChanges(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  await knex.transaction(async tx => {
    const service = await tx<ServiceRow>('services')
      .where({ entity_ref: entityRef })
      .first('id');
    if (service) await rebuildChanges(tx, service.id, entityRef);
  });
}
