import { AuditSummary, Grade } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { QueueRow, ReportRow } from '../../tables';
import { toDate } from '../../time';

type SummaryRow = Pick<
  QueueRow,
  | 'entity_ref'
  | 'state'
  | 'stage'
  | 'error_code'
  | 'error_message'
  | 'error_fix'
> & {
  [Column in Exclude<keyof ReportRow, 'entity_ref' | 'report'>]:
    | ReportRow[Column]
    | null;
};

/** Summaries of all entities that link a chart; narrow it down before awaiting it. */
export function selectSummaries(
  knex: Knex,
): Knex.QueryBuilder<{}, SummaryRow[]> {
  return knex('audit_queue')
    .leftJoin('reports', 'reports.entity_ref', 'audit_queue.entity_ref')
    .whereNull('audit_queue.missing_since')
    .select(
      'audit_queue.entity_ref',
      'audit_queue.state',
      'audit_queue.stage',
      'audit_queue.error_code',
      'audit_queue.error_message',
      'audit_queue.error_fix',
      'reports.score',
      'reports.grade',
      'reports.coverage',
      'reports.incomplete',
      'reports.blockers',
      'reports.chart_name',
      'reports.chart_version',
      'reports.audited_at',
    );
}

/** Makes a summary of a row. */
export function toSummary(row: SummaryRow): AuditSummary {
  return {
    entityRef: row.entity_ref,
    state: row.state,
    stage: row.stage,
    score: row.score,
    grade: row.grade as Grade | null,
    coverage: row.coverage,
    incomplete: Boolean(row.incomplete),
    blockers: row.blockers ?? 0,
    auditedAt:
      row.audited_at === null ? null : toDate(row.audited_at).toISOString(),
    error:
      row.error_code === null
        ? null
        : {
            code: row.error_code,
            message: row.error_message ?? '',
            fix: row.error_fix ?? '',
          },
    chart:
      row.chart_name === null
        ? null
        : { name: row.chart_name, version: row.chart_version ?? '' },
  };
}
