import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { HistoryRow } from '../../tables';
import { findHistoryStart } from './findHistoryStart';
import { historyRow } from './historyRow';

/**
 * Adds a report's score in front of the history of its entity. Where the history reaches back
 * as far already, nothing is added: so the same reports can be given again and again.
 *
 * @returns whether it was added
 */
export async function prependPoint(
  knex: Knex,
  entityRef: string,
  report: AuditReport,
): Promise<boolean> {
  const row = historyRow(entityRef, report);
  const start = await findHistoryStart(knex, entityRef);
  if (start && start <= row.audited_at) return false;
  await knex<HistoryRow>('score_history').insert(row);
  return true;
}
