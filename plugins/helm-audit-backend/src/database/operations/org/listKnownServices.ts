import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';

/** What the sweep knows of a service. */
export interface KnownService {
  hash: string;
  missing: boolean;
}

/** All services by their reference. */
export async function listKnownServices(
  knex: Knex,
): Promise<Map<string, KnownService>> {
  const rows = await knex<ServiceRow>('services').select(
    'entity_ref',
    'hash',
    'missing_since',
  );
  return new Map(
    rows.map(row => [
      row.entity_ref,
      { hash: row.hash, missing: row.missing_since !== null },
    ]),
  );
}
