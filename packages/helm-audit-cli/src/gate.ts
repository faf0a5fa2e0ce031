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
  minCoverage: number;
}): Promise<Gate> {
  const judge = await createJudge(options);
  if (options.failOn === 'never') return judge;
  return result => {
    const code = judge(result);
    if (code !== EXIT.ok) return code;
    const reason = reasonNotToTrust(result.report, options.minCoverage);
    if (!reason) return EXIT.ok;
    process.stderr.write(`helm-audit: ${result.path}: ${reason}\n`);
    return EXIT.failed;
  };
}

/** Why too little was seen for a pass to mean anything; nothing where enough was. */
function reasonNotToTrust(
  { incompleteReasons, score }: AuditReport,
  minCoverage: number,
): string | undefined {
  const unrendered = incompleteReasons.find(
    ({ code }) => code === 'render-failed' || code === 'missing-dependency',
  );
  // A coverage has two decimals, of which the product with 100 may fall short.
  const percent = Math.round(score.coverage * 100);
  const seen = `${percent} %`;
  if (unrendered) {
    return `Nothing was rendered, so only ${seen} could be judged.\n  ${unrendered.fix}`;
  }
  const idle = incompleteReasons.find(
    ({ code }) => code === 'nothing-deployed',
  );
  if (idle) {
    return `Nothing that runs was rendered, so only ${seen} could be judged.\n  ${idle.fix}`;
  }
  return percent < minCoverage
    ? `Only ${seen} could be judged, and --min-coverage asks for ${minCoverage} %.\n  The report says under NOT SEEN what would show more.`
    : undefined;
}

/** Judges findings alone. */
async function createJudge(
  options: Parameters<typeof createGate>[0],
): Promise<Gate> {
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
