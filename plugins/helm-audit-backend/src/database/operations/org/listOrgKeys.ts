import { Knex } from 'knex';
import { OrgKeyRow } from '../../orgTables';

/** A group, system or domain of the catalog. */
export interface CatalogKey extends Omit<OrgKeyRow, 'parent_ref'> {
  /** Group above a group, domain of a system or above a domain. */
  parent: string | null;
}

/** All groups, systems and domains. */
export async function listOrgKeys(knex: Knex): Promise<CatalogKey[]> {
  const rows = await knex<OrgKeyRow>('org_keys').select('*');
  return rows.map(({ parent_ref, ...key }) => ({ ...key, parent: parent_ref }));
}
