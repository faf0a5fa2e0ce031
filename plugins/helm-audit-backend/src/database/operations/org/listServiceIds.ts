import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';

/** All services with their ids. */
export async function listServiceIds(
  knex: Knex,
): Promise<Array<{ id: number; entityRef: string }>> {
  const rows = await knex<ServiceRow>('services').select('id', 'entity_ref');
  return rows.map(row => ({ id: row.id, entityRef: row.entity_ref }));
}
