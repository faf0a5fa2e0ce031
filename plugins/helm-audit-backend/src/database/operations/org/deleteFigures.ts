import { Knex } from 'knex';
import { DERIVED_TABLES } from '../../orgTables';
import { chunked } from '../../tables';
import { lockServices } from './lockServices';

/**
 * Deletes what is known of services from their reports, within a transaction. It is taken from
 * there again should they come back.
 *
 * @param services - query of the services, read before anything is deleted: so it may itself
 *   look at the tables that are emptied
 */
export async function deleteFigures(
  knex: Knex,
  services: Knex.QueryBuilder,
): Promise<void> {
  const ids = await lockServices(knex, services);
  for (const chunk of chunked(ids)) {
    for (const table of DERIVED_TABLES) {
      await knex(table).whereIn('service_id', chunk).del();
    }
  }
}
