import { Knex } from 'knex';
import { OrgSweepRow } from '../../orgTables';

/**
 * Stores that a sweep over the catalog has ended.
 *
 * @param hasAllKeys - whether all groups, systems and domains that it met are stored
 */
export async function recordSweep(
  knex: Knex,
  hasAllKeys: boolean,
): Promise<void> {
  await knex<OrgSweepRow>('org_sweeps')
    .insert({ id: 1, has_all_keys: hasAllKeys })
    .onConflict('id')
    .merge();
}
