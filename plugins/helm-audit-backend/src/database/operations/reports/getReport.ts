import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { ReportRow } from '../../tables';

/** The last completed report of an entity. */
export async function getReport(
  knex: Knex,
  entityRef: string,
): Promise<AuditReport | undefined> {
  const row = await knex<ReportRow>('reports')
    .where({ entity_ref: entityRef })
    .first('report');
  return row && JSON.parse(row.report);
}
