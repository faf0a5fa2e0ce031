import { Knex } from 'knex';
import { isPostgres } from '../../dialect';

/**
 * Reads the ids of services, and keeps others from changing what is kept of them until the
 * transaction ends. Whoever changes it does so first, in the order of the ids, so that none of
 * them waits for one that waits for it. SQLite has one writer at a time anyway.
 *
 * @param services - query of the services
 */
export async function lockServices(
  tx: Knex,
  services: Knex.QueryBuilder,
): Promise<number[]> {
  const query = services.clone().orderBy('id').select('id');
  const rows: Array<{ id: number }> = await (isPostgres(tx)
    ? query.forUpdate()
    : query);
  return rows.map(({ id }) => id);
}
