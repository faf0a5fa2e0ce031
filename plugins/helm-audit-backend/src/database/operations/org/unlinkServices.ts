import { Knex } from 'knex';
import { ServiceRow } from '../../orgTables';
import { deleteFigures } from './deleteFigures';

/** Takes services for such without a chart, until the next sweep tells what they are. */
export async function unlinkServices(
  knex: Knex,
  entityRefs: string[],
): Promise<void> {
  await knex.transaction(async tx => {
    const services = () =>
      tx<ServiceRow>('services').whereIn('entity_ref', entityRefs);
    await deleteFigures(tx, services());
    await services().update({ linked: false, hash: '' });
  });
}
