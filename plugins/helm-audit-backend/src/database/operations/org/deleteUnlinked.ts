import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';
import { deleteFigures } from './deleteFigures';

/** Deletes figures of services that link no chart, such as those left from before an upgrade. */
export async function deleteUnlinked(knex: Knex): Promise<void> {
  await knex.transaction(async tx => {
    const unlinked = tx<ServiceRow>('services')
      .where({ linked: false })
      .whereIn('id', tx('service_figures').select('service_id'));
    await deleteFigures(tx, unlinked);
  });
}
