import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { storable } from '../../storable';
import { chunked, FindingRow } from '../../tables';

/** Stores the findings of a report in place of those of the one before. */
export async function replaceFindings(
  knex: Knex,
  entityRef: string,
  report: AuditReport,
): Promise<void> {
  await knex<FindingRow>('findings').where({ entity_ref: entityRef }).del();
  const rows = report.rules.flatMap(rule =>
    rule.findings.map(finding => ({
      entity_ref: entityRef,
      rule_id: rule.id,
      dimension: rule.dimension,
      severity: finding.severity,
      outcome: finding.waiver ? ('waived' as const) : ('fail' as const),
      fingerprint: finding.fingerprint,
      message: storable(finding.message),
    })),
  );
  for (const chunk of chunked(rows)) {
    await knex<FindingRow>('findings').insert(chunk);
  }
}
