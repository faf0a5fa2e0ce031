import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { storable } from '../../storable';
import { HistoryRow } from '../../tables';

/** The point that a report adds to the score history. */
export function historyRow(
  entityRef: string,
  report: AuditReport,
): Omit<HistoryRow, 'id' | 'audited_at'> & { audited_at: Date } {
  return {
    entity_ref: entityRef,
    audited_at: new Date(report.auditedAt),
    digest: report.digest,
    profile_hash: report.score.profile.hash,
    score: report.score.overall,
    grade: report.score.grade,
    coverage: report.score.coverage,
    chart_version: storable(report.chart.version),
    ...report.score.findings,
  };
}
