import { Knex } from 'knex';
import { QueueRow } from '../../tables';
import { getReport } from '../reports/getReport';
import { storeFigures } from './storeFigures';
import { isPostgres } from './scope';

/** Takes the figures of a service from its stored report. An audit that ends meanwhile waits. */
export async function refillFigures(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  await knex.transaction(async tx => {
    const row = tx<QueueRow>('audit_queue').where({ entity_ref: entityRef });
    await (isPostgres(tx) ? row.forUpdate() : row);
    const report = await getReport(tx, entityRef);
    if (report) await storeFigures(tx, entityRef, report);
  });
}
