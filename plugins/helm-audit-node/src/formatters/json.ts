import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

/** A report as indented JSON, without a line break at its end. */
export function formatJson(report: AuditReport): string {
  return JSON.stringify(report, null, 2);
}
