import { Knex } from 'knex';

/**
 * Ids of the services that got a score or lost it on a day or after it: of all, for that is
 * found sooner than of some, so it is for telling apart services that are known already.
 */
export async function listUnsteady(
  knex: Knex,
  sinceDay: number,
): Promise<number[]> {
  const rows = await selectUnsteady(knex, sinceDay);
  return rows.map((row: { service_id: number }) => row.service_id);
}

/** The ids of those, as `service_id`, each once. */
export function selectUnsteady(
  knex: Knex,
  sinceDay: number,
): Knex.QueryBuilder {
  return knex('score_changes')
    .distinct('service_id')
    .where('day', '>=', sinceDay)
    .whereNot('scored', 0);
}
