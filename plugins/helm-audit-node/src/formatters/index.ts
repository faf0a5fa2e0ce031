import { csvFormat } from './csv';
import { cycloneDxFormat } from './cyclonedx';
import { htmlFormat } from './html';
import { junitFormat } from './junit';
import { markdownFormat } from './markdown';
import { sarifFormat } from './sarif';
import { formatAll, ReportFormat } from './types';

export { formatAll };

/** Formats that a report can be written in, beside text for a terminal and JSON. */
export const FORMATS = {
  csv: csvFormat,
  cyclonedx: cycloneDxFormat,
  html: htmlFormat,
  junit: junitFormat,
  markdown: markdownFormat,
  sarif: sarifFormat,
} satisfies Record<string, ReportFormat>;

/** Name of a format that a report can be written in. */
export type FormatName = keyof typeof FORMATS;
