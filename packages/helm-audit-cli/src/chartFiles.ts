import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  AuditFailure,
  codeOf,
  FileChange,
} from '@helm-audit/plugin-helm-audit-node';

/** Larger files are not edited. */
const MAX_BYTES = 1024 * 1024;

/** Text of a chart's own files by path, with forward slashes; subcharts are left out. */
export async function readChartTexts(
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .map(file => path.relative(folder, file).split(path.sep).join('/'))
    .filter(file => !/^(charts|\.git)\//.test(file));
  const texts = await Promise.all(
    files.map(async (file): Promise<Array<[string, string]>> => {
      const target = path.join(folder, file);
      const { size } = await fs.stat(target);
      return size > MAX_BYTES
        ? []
        : [[file, await fs.readFile(target, 'utf8')]];
    }),
  );
  return new Map(texts.flat());
}

/**
 * Writes changed files: first all beside their places, then each into its place, so that none
 * is ever half written.
 *
 * @throws AuditFailure `chart-changed` when a file is no longer as it was, and then writes
 *   nothing; `output-not-writable`
 */
export async function writeChanges(
  folder: string,
  changes: readonly FileChange[],
): Promise<void> {
  for (const { file, before } of changes) {
    if ((await readIfThere(path.join(folder, file))) !== before) {
      throw new AuditFailure(
        'chart-changed',
        `${file} changed while the chart was audited; nothing was written.`,
        'Run the command again.',
      );
    }
  }
  const written: Array<{ temporary: string; target: string }> = [];
  try {
    for (const { file, after } of changes) {
      const target = path.join(folder, file);
      await fs.mkdir(path.dirname(target), { recursive: true });
      const temporary = `${target}.helm-audit-${process.pid}`;
      written.push({ temporary, target });
      await fs.writeFile(temporary, after, {
        flag: 'wx',
        mode: await modeOf(target),
      });
    }
    for (const { temporary, target } of written) {
      await fs.rename(temporary, target);
    }
  } catch (error) {
    await Promise.all(
      written.map(({ temporary }) => fs.rm(temporary, { force: true })),
    );
    throw new AuditFailure(
      'output-not-writable',
      `The chart's files can't be written (${codeOf(error)}).`,
      'Check the permissions of the chart’s folder.',
    );
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw error;
  }
}

async function modeOf(file: string): Promise<number> {
  try {
    return (await fs.stat(file)).mode;
  } catch {
    return 0o644;
  }
}
