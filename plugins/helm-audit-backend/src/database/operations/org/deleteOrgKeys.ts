import { Knex } from 'knex';
import { OrgKeyRow } from '../../orgTables';
import { chunked } from '../../tables';

/** Deletes groups, systems and domains that are gone. */
export async function deleteOrgKeys(knex: Knex, refs: string[]): Promise<void> {
  for (const chunk of chunked(refs)) {
    await knex<OrgKeyRow>('org_keys').whereIn('ref', chunk).del();
  }
}
