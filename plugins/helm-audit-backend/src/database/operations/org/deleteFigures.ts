import { Knex } from 'knex';
import { chunked } from '../../tables';
import { lockServices } from './lockServices';

const TABLES = [
  'service_figures',
  'service_ownership',
  'report_gaps',
  'service_gaps',
  'usages',
  'score_changes',
];

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
    for (const table of TABLES) {
      await knex(table).whereIn('service_id', chunk).del();
    }
  }
}
