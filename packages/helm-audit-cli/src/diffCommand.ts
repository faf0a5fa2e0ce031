import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  AuditFailure,
  compareReports,
  createAuditor,
  formatComparisonMarkdown,
  formatComparisonText,
  ReportComparison,
} from '@helm-audit/plugin-helm-audit-node';
import {
  ChartOptions,
  helmOptionsOf,
  openOutput,
  requestOf,
} from './auditCommand';
import { EXIT, FailOn, failsOnFindings } from './exitCodes';
import { isColored } from './output';
import { readReports } from './readReports';
import { openSources } from './sources';

/** Options of `helm-audit diff`. */
export interface DiffCommandOptions extends ChartOptions {
  format: 'text' | 'json' | 'markdown';
  /** From which severity on a new finding makes the call fail. */
  failOn: FailOn;
}

/**
 * Compares two charts, or two reports in JSON.
 *
 * @returns the exit code
 * @throws AuditFailure when one of them can't be audited or read
 */
export async function diffCommand(
  before: string,
  after: string,
  options: DiffCommandOptions,
  signal: AbortSignal,
): Promise<number> {
  const auditor = createAuditor({
    helm: helmOptionsOf(options),
    sources: await openSources(options, signal),
  });
  const read = async (target: string): Promise<AuditReport> => {
    if (!target.endsWith('.json')) {
      return auditor.audit(requestOf(target, options), { signal });
    }
    const [report, ...others] = await readReports(target);
    if (report && others.length === 0) return report;
    throw new AuditFailure(
      'several-reports',
      `${target} holds ${others.length + (report ? 1 : 0)} reports, not one.`,
      'Compare the report on one chart with another on the same.',
    );
  };
  const comparison = compareReports(await read(before), await read(after));
  const sink = await openOutput(options.output);
  await sink.write(format(comparison, options));
  await sink.close();
  const { introduced } = comparison;
  return failsOnFindings(
    introduced.map(({ finding }) => finding),
    options.failOn,
  )
    ? EXIT.findings
    : EXIT.ok;
}

function format(
  comparison: ReportComparison,
  options: DiffCommandOptions,
): string {
  if (options.format === 'markdown') {
    return formatComparisonMarkdown(comparison);
  }
  if (options.format === 'json') {
    const { before, after, ...changes } = comparison;
    return `${JSON.stringify(
      { before: summaryOf(before), after: summaryOf(after), ...changes },
      null,
      2,
    )}\n`;
  }
  return formatComparisonText(comparison, {
    color: isColored(options.output),
  });
}

function summaryOf({ chart, score, digest, auditedAt }: AuditReport) {
  const { overall, grade, coverage } = score;
  return { chart, score: { overall, grade, coverage }, digest, auditedAt };
}
