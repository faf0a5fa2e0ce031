import { stringify } from 'csv-stringify/sync';
import {
  AuditReport,
  Finding,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { repositoryPath } from './places';
import { ReportFormat } from './types';

type Row = { report: AuditReport; rule: RuleReport; finding: Finding };

/** Columns in their order, and how each is filled. */
const COLUMNS: ReadonlyArray<
  [name: string, read: (row: Row) => string | number | undefined]
> = [
  ['chart', ({ report }) => report.chart.name],
  ['chart_version', ({ report }) => report.chart.version],
  ['chart_path', ({ report }) => report.chart.path],
  ['scenario', ({ report }) => report.scenario.name],
  ['rule', ({ rule }) => rule.id],
  ['dimension', ({ rule }) => rule.dimension],
  ['severity', ({ finding }) => finding.severity],
  ['outcome', ({ finding }) => (finding.waiver ? 'waived' : 'fail')],
  ['message', ({ finding }) => finding.message],
  ['remediation', ({ finding }) => finding.remediation],
  ['kind', ({ finding }) => finding.subject.kind],
  ['name', ({ finding }) => finding.subject.name],
  ['namespace', ({ finding }) => finding.subject.namespace],
  ['container', ({ finding }) => finding.subject.container],
  ['subchart', ({ finding }) => finding.subject.subchart],
  ['file', ({ report, finding }) => repositoryPath(report, finding.location)],
  ['line', ({ finding }) => finding.location.line],
  ['precision', ({ finding }) => finding.location.precision],
  ['field', ({ finding }) => finding.field],
  ['values_key', ({ finding }) => finding.valuesKey],
  ['effort', ({ rule }) => rule.effort],
  ['phase', ({ rule }) => rule.phase],
  ['waiver_reason', ({ finding }) => finding.waiver?.reason],
  ['waiver_expires', ({ finding }) => finding.waiver?.expires],
  ['fingerprint', ({ finding }) => finding.fingerprint],
];

/**
 * Findings as CSV (RFC 4180), one in each row, waived ones included. Cells that a spreadsheet
 * would take for a formula are escaped, for a chart's texts are not ours.
 */
export const csvFormat: ReportFormat = {
  begin: write([COLUMNS.map(([name]) => name)]),
  separator: '',
  end: '',
  report: report =>
    write(
      report.rules.flatMap(rule =>
        rule.findings.map(finding =>
          COLUMNS.map(([, read]) => read({ report, rule, finding }) ?? ''),
        ),
      ),
    ),
  // A chart that could not be audited has a row, lest it be taken for one without findings.
  failure: ({ name, message, fix }) =>
    write([
      COLUMNS.map(
        ([column]) =>
          ({ chart: name, outcome: 'failed', message, remediation: fix }[
            column
          ] ?? ''),
      ),
    ]),
};

function write(rows: Array<Array<string | number>>): string {
  return stringify(rows, { escape_formulas: true });
}
