import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { HistoryRow } from '../../tables';
import { toDate } from '../../time';
import { historyRow } from './historyRow';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Adds a report's score to the history of its entity, unless the report is the same as the
 * last one and that is less than a day old.
 */
export async function appendPoint(
  knex: Knex,
  entityRef: string,
  report: AuditReport,
): Promise<void> {
  const last = await knex<HistoryRow>('score_history')
    .where({ entity_ref: entityRef })
    .orderBy('audited_at', 'desc')
    .first('digest', 'audited_at');
  const auditedAt = new Date(report.auditedAt);
  if (
    last?.digest === report.digest &&
    auditedAt.getTime() - toDate(last.audited_at).getTime() < DAY_MS
  ) {
    return;
  }
  await knex<HistoryRow>('score_history').insert(historyRow(entityRef, report));
}
