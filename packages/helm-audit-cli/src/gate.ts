import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  AuditFailure,
  compareReports,
  summariseComparison,
} from '@helm-audit/plugin-helm-audit-node';
import { EXIT, FailOn, failsOn, failsOnFindings } from './exitCodes';
import { readReports } from './readReports';

/** Decides whether a report lets the call succeed. */
export type Gate = (result: { path: string; report: AuditReport }) => number;

/**
 * The gate that the options ask for. With a baseline it says on standard error what is new,
 * fixed and remaining.
 *
 * @throws AuditFailure `no-baseline`, or when the baseline can't be read
 */
export async function createGate(options: {
  failOn: FailOn;
  baseline?: string;
  failOnNew: boolean;
}): Promise<Gate> {
  const { failOn, baseline, failOnNew } = options;
  const codeOf = (fails: boolean) => (fails ? EXIT.findings : EXIT.ok);
  if (!baseline) {
    if (!failOnNew) return ({ report }) => codeOf(failsOn(report, failOn));
    throw new AuditFailure(
      'no-baseline',
      '--fail-on-new needs to know what is old.',
      'Name the report of the base with --baseline FILE.',
    );
  }
  const earlier = await readReports(baseline);
  return ({ path, report }) => {
    const before = findSame(earlier, report);
    if (!before) {
      process.stderr.write(
        `helm-audit: ${path}: ${baseline} has no report on it, so all of it is new.\n`,
      );
      return codeOf(failsOn(report, failOn));
    }
    const comparison = compareReports(before, report);
    process.stderr.write(
      `helm-audit: ${path}: ${summariseComparison(comparison)}\n`,
    );
    if (!failOnNew) return codeOf(failsOn(report, failOn));
    const added = comparison.introduced.map(({ finding }) => finding);
    return codeOf(failsOnFindings(added, failOn));
  };
}

/** The report on the same chart: by its place, else the only one of that name. */
function findSame(
  reports: AuditReport[],
  { chart }: AuditReport,
): AuditReport | undefined {
  const named = reports.filter(report => report.chart.name === chart.name);
  const [only, ...others] = named;
  return (
    named.find(report => report.chart.path === chart.path) ??
    (others.length === 0 ? only : undefined)
  );
}
