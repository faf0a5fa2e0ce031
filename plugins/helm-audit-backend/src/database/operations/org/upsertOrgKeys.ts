import { Knex } from 'knex';
import { OrgKeyRow } from '../../orgTables';
import { chunked } from '../../tables';
import { CatalogKey } from './listOrgKeys';

/** Stores groups, systems and domains that are new or changed. */
export async function upsertOrgKeys(
  knex: Knex,
  keys: CatalogKey[],
): Promise<void> {
  for (const chunk of chunked(keys)) {
    await knex<OrgKeyRow>('org_keys')
      .insert(
        chunk.map(({ parent, ...key }) => ({ ...key, parent_ref: parent })),
      )
      .onConflict('ref')
      .merge();
  }
}
