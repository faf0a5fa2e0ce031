import { ListedFinding } from './findings';

const COLUMNS: Array<[string, (item: ListedFinding) => unknown]> = [
  ['severity', i => i.finding.severity],
  ['dimension', i => i.rule.dimension],
  ['rule', i => i.rule.id],
  ['message', i => i.finding.message],
  ['kind', i => i.finding.subject.kind],
  ['name', i => i.finding.subject.name],
  ['namespace', i => i.finding.subject.namespace],
  ['container', i => i.finding.subject.container],
  ['subchart', i => i.finding.subject.subchart],
  ['root', i => i.finding.location.root],
  ['file', i => i.finding.location.file],
  ['line', i => i.finding.location.line],
  ['precision', i => i.finding.location.precision],
  ['field', i => i.finding.field],
  ['values key', i => i.finding.valuesKey],
  ['remediation', i => i.finding.remediation],
  ['effort', i => i.rule.effort],
  ['waived because', i => i.finding.waiver?.reason],
  ['fingerprint', i => i.finding.fingerprint],
];

/**
 * Quotes a cell as RFC 4180 asks. A text that a spreadsheet would run as a formula gets an
 * apostrophe in front, since charts are written by others.
 */
function toCell(value: unknown): string {
  const text = value === undefined ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** Columns of a table by their names, and what stands in them. */
export type Columns<T> = ReadonlyArray<[string, (item: T) => unknown]>;

/** A table as CSV (RFC 4180) with a header line. */
export function toCsv<T>(columns: Columns<T>, items: readonly T[]): string {
  const header = columns.map(([name]) => name);
  const rows = items.map(item => columns.map(([, read]) => read(item)));
  return [header, ...rows]
    .map(row => `${row.map(toCell).join(',')}\r\n`)
    .join('');
}

/** Findings as CSV. */
export function findingsToCsv(items: ListedFinding[]): string {
  return toCsv(COLUMNS, items);
}
