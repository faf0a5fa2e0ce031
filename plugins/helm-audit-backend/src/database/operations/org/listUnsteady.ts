import { Knex } from 'knex';
import { inScope, OrgScope } from './scope';

/** Services that got a score or lost it on a day or after it. */
export async function listUnsteady(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
): Promise<number[]> {
  const rows = await selectUnsteady(knex, sinceDay).where(
    inScope(knex, 'service_id', scope),
  );
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
