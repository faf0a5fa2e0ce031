import { Knex } from 'knex';
import { OrgSweepRow } from '../../orgTables';

/** Whether the last sweep stored every group, system and domain of the catalog. */
export async function hasAllKeys(knex: Knex): Promise<boolean> {
  const row = await knex<OrgSweepRow>('org_sweeps').first('has_all_keys');
  return Boolean(row?.has_all_keys);
}
