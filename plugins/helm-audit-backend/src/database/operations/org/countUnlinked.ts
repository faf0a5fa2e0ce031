import { Knex } from 'knex';
import { StoredCount } from '../../orgTables';
import { OrgScope, selectServices } from './scope';

/** How many services without a chart somebody owns. */
export interface OwnerCount {
  /** `null` for nobody. */
  owner: string | null;
  services: number;
}

/** Counts services without a chart by their owners, the owners with the most first. */
export async function countUnlinked(
  knex: Knex,
  scope: OrgScope,
  limit: number,
): Promise<OwnerCount[]> {
  const rows: Array<{ owner: string | null; services: StoredCount }> =
    await selectServices(knex, scope)
      .where('s.linked', false)
      .groupBy('s.owner_ref')
      .select({ owner: 's.owner_ref' })
      .count({ services: '*' })
      .orderByRaw('count(*) desc, s.owner_ref')
      .limit(limit);
  return rows.map(({ owner, services }) => ({
    owner,
    services: Number(services),
  }));
}
