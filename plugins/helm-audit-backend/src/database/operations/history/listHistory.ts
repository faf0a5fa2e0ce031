import { HistoryPoint } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { HistoryRow } from '../../tables';
import { toDate } from '../../time';

/** The newest points of an entity's score history, oldest first. */
export async function listHistory(
  knex: Knex,
  entityRef: string,
  limit: number,
): Promise<HistoryPoint[]> {
  const rows = await knex<HistoryRow>('score_history')
    .where({ entity_ref: entityRef })
    .orderBy([
      { column: 'audited_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.reverse().map(row => ({
    auditedAt: toDate(row.audited_at).toISOString(),
    score: row.score,
    grade: row.grade as HistoryPoint['grade'],
    coverage: row.coverage,
    chartVersion: row.chart_version,
    profileHash: row.profile_hash,
    findings: {
      critical: row.critical,
      high: row.high,
      medium: row.medium,
      low: row.low,
    },
  }));
}
