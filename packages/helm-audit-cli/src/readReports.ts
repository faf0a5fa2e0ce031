import { promises as fs } from 'node:fs';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { AuditFailure, messageOf } from '@helm-audit/plugin-helm-audit-node';

/**
 * Reads what `helm-audit audit --format json` wrote: one report, or a list of them. Charts of
 * the list that could not be audited are left out.
 *
 * @throws AuditFailure `report-not-found`, `not-a-report`
 */
export async function readReports(file: string): Promise<AuditReport[]> {
  let text: string;
  try {
    text = await fs.readFile(file, 'utf8');
  } catch (error) {
    throw new AuditFailure(
      'report-not-found',
      `${file} can't be read: ${messageOf(error)}.`,
      'Write it with `helm-audit audit <chart> --format json --output FILE`.',
    );
  }
  const documents = parse(file, text);
  return documents
    .filter(document => !isFailure(document))
    .map(document => {
      if (isReport(document)) return document;
      throw isObject(document) && Array.isArray(document.findings)
        ? new AuditFailure(
            'not-a-report',
            `${file} is a baseline of \`helm-audit baseline\`, not a report.`,
            'Name it under `baseline` in .helm-audit.yaml; --baseline takes a report of --format json.',
          )
        : notAReport(file, 'it has no rules and no score');
    });
}

function parse(file: string, text: string): unknown[] {
  try {
    const content: unknown = JSON.parse(text);
    return Array.isArray(content) ? content : [content];
  } catch (error) {
    throw notAReport(file, messageOf(error));
  }
}

function isFailure(document: unknown): boolean {
  return isObject(document) && 'path' in document && 'error' in document;
}

function isReport(document: unknown): document is AuditReport {
  return (
    isObject(document) &&
    Array.isArray(document.rules) &&
    isObject(document.score) &&
    isObject(document.chart) &&
    String(document.schemaVersion).startsWith('1.')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function notAReport(file: string, why: string): AuditFailure {
  return new AuditFailure(
    'not-a-report',
    `${file} is no report of this version of helm-audit: ${why}.`,
    'Write it anew with `helm-audit audit <chart> --format json --output FILE`.',
  );
}
