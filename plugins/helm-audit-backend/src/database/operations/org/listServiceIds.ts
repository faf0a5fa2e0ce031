import { Knex } from 'knex';

/** All services with their ids. */
export async function listServiceIds(
  knex: Knex,
): Promise<Array<{ id: number; entityRef: string }>> {
  return knex('services').select('id', 'entity_ref as entityRef');
}
