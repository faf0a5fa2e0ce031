import { AuditReport } from '@helm-audit/plugin-helm-audit-common';

/** What trials of fixes leave their mark on. */
type Tried = Pick<AuditReport, 'rules' | 'roadmap'>;

/**
 * A report without fixes and what they come to: that depends on how much time trials had. What
 * rules are called and their pages are left out too, as they come with the version of the engine.
 */
export function withoutFixes<T extends Tried>(report: T): object {
  return {
    ...report,
    rules: report.rules.map(
      ({ id, outcome, severity, reason, subjects, phase, findings }) => ({
        id,
        outcome,
        severity,
        reason,
        subjects,
        phase,
        findings: findings.map(({ fix: _, ...finding }) => finding),
      }),
    ),
    roadmap: {
      ...report.roadmap,
      phases: report.roadmap.phases.map(
        ({ scoreAfter: _, basis: _basis, withFixes: _fixes, ...phase }) =>
          phase,
      ),
    },
  };
}
