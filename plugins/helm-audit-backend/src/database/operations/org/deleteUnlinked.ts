import { Knex } from 'knex';
import { deleteFigures } from './deleteFigures';

/** Deletes the figures of services that no longer link a chart. */
export async function deleteUnlinked(knex: Knex): Promise<void> {
  await knex.transaction(async tx => {
    await deleteFigures(
      tx,
      tx('services')
        .join('service_figures', 'service_id', 'services.id')
        .where({ linked: false })
        .select('services.id'),
    );
  });
}
