import {
  AuditReport,
  isAtLeast,
  SEVERITIES,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';

/** Exit codes of `helm-audit audit`. */
export const EXIT = {
  /** Nothing at or above `--fail-on`. */
  ok: 0,
  /** Something is at or above `--fail-on`. */
  findings: 1,
  /** Some chart could not be audited or rendered, too little of it was seen, or the call was wrong. */
  failed: 2,
  /** Stopped by the user. */
  interrupted: 130,
} as const;

/** What `--fail-on` takes. */
export const FAIL_ON = [...SEVERITIES, 'never'] as const;

/** From which severity on findings make the call fail. */
export type FailOn = Severity | 'never';

/** Whether a report has an unwaived finding at or above the threshold. */
export function failsOn(report: AuditReport, threshold: FailOn): boolean {
  return (
    threshold !== 'never' &&
    SEVERITIES.some(
      severity =>
        isAtLeast(severity, threshold) && report.score.findings[severity] > 0,
    )
  );
}

/** Whether one of the findings is at or above the threshold. */
export function failsOnFindings(
  findings: ReadonlyArray<{ severity: Severity }>,
  threshold: FailOn,
): boolean {
  return (
    threshold !== 'never' &&
    findings.some(({ severity }) => isAtLeast(severity, threshold))
  );
}
