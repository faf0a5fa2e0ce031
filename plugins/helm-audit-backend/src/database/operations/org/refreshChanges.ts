import { Knex } from 'knex';
import { rebuildChanges } from './rebuildChanges';

/** Works out anew when the score of a service changed, after its history got more points. */
export async function refreshChanges(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  const service = await knex('services')
    .where({ entity_ref: entityRef })
    .first('id');
  // One that was never audited gets its changes with its first report.
  if (service) await rebuildChanges(knex, service.id, entityRef);
}
