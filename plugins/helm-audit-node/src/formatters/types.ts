import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

/**
 * How reports become a document. The document is written one report at a time, so that a run
 * over a thousand charts holds none but the current one. Every part is a pure function of the
 * reports: nothing is judged or computed again.
 */
export interface ReportFormat {
  /** What stands before the first report; '' where nothing does. */
  begin: string;
  /** Stands between two reports. */
  separator: string;
  /** What stands after the last report; '' where nothing does. */
  end: string;
  /** One report, without a line break at its end. */
  report(report: AuditReport): string;
  /** A chart that could not be audited; '' where the format has no place for it. */
  failure(failure: AuditFailureText): string;
}

/** Why a chart could not be audited. */
export interface AuditFailureText {
  /** The path or reference that was to be audited. */
  name: string;
  message: string;
  /** What to do about it. */
  fix: string;
}

/** The document of several reports, where all are at hand. */
export function formatAll(
  format: ReportFormat,
  reports: readonly AuditReport[],
): string {
  const parts = reports.map(report => format.report(report));
  return `${format.begin}${parts.join(format.separator)}${format.end}`;
}
