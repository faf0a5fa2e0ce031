import { Knex } from 'knex';
import { ServiceRow, ServiceTagRow } from '../../orgTables';
import { deleteFigures } from './deleteFigures';

/**
 * Deletes services that have been missing since before a point in time.
 *
 * @returns how many were deleted
 */
export async function deleteServices(
  knex: Knex,
  missingBefore: Date,
): Promise<number> {
  return knex.transaction(async tx => {
    const gone = () =>
      tx<ServiceRow>('services').where('missing_since', '<', missingBefore);
    await deleteFigures(tx, gone());
    await tx<ServiceTagRow>('service_tags')
      .whereIn('service_id', gone().select('id'))
      .del();
    const deleted: number = await gone().del();
    return deleted;
  });
}
