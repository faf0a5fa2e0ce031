import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';
import { rebuildChanges } from './rebuildChanges';

/** Works out anew when the score of a service changed, after its history got more points. */
export async function refreshChanges(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  await knex.transaction(async tx => {
    const service = await tx<ServiceRow>('services')
      .where({ entity_ref: entityRef })
      .first('id');
    // One that was never audited gets its changes with its first report.
    if (service) await rebuildChanges(tx, service.id, entityRef);
  });
}
