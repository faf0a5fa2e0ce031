import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  AuditFailure,
  formatJson,
  formatTable,
  formatText,
  ReportFormat,
} from '@helm-audit/plugin-helm-audit-node';

/** What became of one path. */
export type PathResult =
  | { path: string; report: AuditReport }
  | { path: string; error: AuditFailure };

/** Writes results one after the other, so that a thousand reports need not be held. */
export interface ResultWriter {
  write(result: PathResult): Promise<void>;
  end(): Promise<void>;
}

/** A place to write to that waits where the reader is slow. */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Standard output, or a file. */
export async function openSink(file?: string): Promise<Sink> {
  const stream = file ? createWriteStream(file) : process.stdout;
  if (file) await once(stream, 'open');
  return {
    async write(text) {
      if (!stream.write(text)) await once(stream, 'drain');
    },
    async close() {
      if (!file) return;
      stream.end();
      await finished(stream);
    },
  };
}

/** Whether to colour what is written: on a terminal, unless NO_COLOR says otherwise. */
export function isColored(file: string | undefined): boolean {
  return !file && Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
}

/** JSON: one object for one path, an array for several. */
export function jsonWriter(sink: Sink, paths: number): ResultWriter {
  let written = 0;
  return {
    async write(result) {
      const text =
        'report' in result ? formatJson(result.report) : errorJson(result);
      if (paths === 1) {
        await sink.write(`${text}\n`);
        return;
      }
      await sink.write(`${written === 0 ? '[\n' : ',\n'}${text}`);
      written++;
    },
    async end() {
      if (paths > 1) await sink.write(written === 0 ? '[]\n' : '\n]\n');
    },
  };
}

function errorJson({ path, error }: { path: string; error: AuditFailure }) {
  const { code, message, fix } = error;
  return JSON.stringify({ path, error: { code, message, fix } }, null, 2);
}

/** A format of the engine's, written one report at a time. */
export function formatWriter(sink: Sink, format: ReportFormat): ResultWriter {
  let isFirst = true;
  return {
    async write(result) {
      const text =
        'report' in result
          ? format.report(result.report)
          : format.failure({ name: result.path, ...textOf(result.error) });
      if (text === '') return;
      await sink.write((isFirst ? format.begin : format.separator) + text);
      isFirst = false;
    },
    async end() {
      await sink.write(isFirst ? format.begin + format.end : format.end);
    },
  };
}

function textOf({ message, fix }: AuditFailure) {
  return { message, fix };
}

/** Text for people: every report, and for several paths a table at the end. */
export function textWriter(
  sink: Sink,
  paths: number,
  color: boolean,
): ResultWriter {
  const rows: Parameters<typeof formatTable>[0] = [];
  return {
    async write(result) {
      if ('error' in result) {
        rows.push({ name: result.path, error: result.error.message });
        return;
      }
      if (paths > 1) {
        const { report } = result;
        rows.push({ name: result.path, report: { ...report, rules: [] } });
        await sink.write(`${'─'.repeat(72)}\n${result.path}\n\n`);
      }
      await sink.write(formatText(result.report, { color }));
    },
    async end() {
      if (paths > 1) {
        await sink.write(`${'─'.repeat(72)}\n${formatTable(rows, { color })}`);
      }
    },
  };
}
