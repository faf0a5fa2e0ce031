import { Knex } from 'knex';
import { FiguresRow, ServiceRow } from '../../orgTables';
import { deleteFigures } from './deleteFigures';

/**
 * Deletes the figures of services that no longer link a chart. An audit that was under way when
 * the link went leaves such behind.
 */
export async function deleteUnlinked(knex: Knex): Promise<void> {
  await knex.transaction(async tx => {
    await deleteFigures(
      tx,
      tx<ServiceRow>('services')
        .where({ linked: false })
        .whereIn('id', tx<FiguresRow>('service_figures').select('service_id')),
    );
  });
}
