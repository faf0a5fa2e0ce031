import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { storable } from '../../storable';
import { ReportRow } from '../../tables';

/** Stores the report of an entity in place of the one before. */
export async function upsertReport(
  knex: Knex,
  entityRef: string,
  report: AuditReport,
): Promise<void> {
  await knex<ReportRow>('reports')
    .insert({
      entity_ref: entityRef,
      report: JSON.stringify(report),
      digest: report.digest,
      profile_hash: report.score.profile.hash,
      score: report.score.overall,
      grade: report.score.grade,
      coverage: report.score.coverage,
      incomplete: report.incomplete,
      blockers: report.summary.blockers.length,
      chart_name: storable(report.chart.name),
      chart_version: storable(report.chart.version),
      audited_at: new Date(report.auditedAt),
    })
    .onConflict('entity_ref')
    .merge();
}
