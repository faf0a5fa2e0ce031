import { CustomErrorBase } from '@backstage/errors';
import { Knex } from 'knex';
import { figuresOf, ReportFigures } from '../../../org/figures';
import { isPostgres } from '../../dialect';
import { QueueRow, ReportRow } from '../../tables';
import { replaceFigures } from './storeFigures';

/** Thrown when a stored report has no figures that could be taken, now or later. */
export class UnreadableReportError extends CustomErrorBase {
  name = 'UnreadableReportError' as const;
}

/**
 * Takes the figures of a service from its stored report. An audit that ends meanwhile waits.
 *
 * @throws UnreadableReportError when the report is none that figures can be taken from
 */
export async function refillFigures(
  knex: Knex,
  entityRef: string,
): Promise<void> {
  await knex.transaction(async tx => {
    const row = tx<QueueRow>('audit_queue').where({ entity_ref: entityRef });
    await (isPostgres(tx) ? row.forUpdate() : row);
    const stored = await tx<ReportRow>('reports')
      .where({ entity_ref: entityRef })
      .first('report');
    if (stored) await replaceFigures(tx, entityRef, readFigures(stored.report));
  });
}

function readFigures(report: string): ReportFigures {
  try {
    return figuresOf(JSON.parse(report));
  } catch (error) {
    throw new UnreadableReportError('The report is not readable', error);
  }
}
