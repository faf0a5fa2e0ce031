import { Knex } from 'knex';

const TABLES = [
  'service_figures',
  'service_ownership',
  'report_gaps',
  'service_gaps',
  'usages',
  'score_changes',
];

/**
 * Deletes what is known of services from their reports. It is taken from there again should
 * they come back.
 *
 * @param ids - query of the ids of the services
 */
export async function deleteFigures(
  knex: Knex,
  ids: Knex.QueryBuilder,
): Promise<void> {
  for (const table of TABLES) {
    await knex(table).whereIn('service_id', ids.clone()).del();
  }
}
