import { promises as fs } from 'node:fs';
import path from 'node:path';
import limiter from 'p-limit';
import { AuditFailure } from '../../errors';
import { FileTree, LoadLimits } from './types';

/** Folders that are never part of a chart and may be huge. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** Files open at once, over all charts. */
const openLimit = limiter(32);

/**
 * Reads all files below a folder into memory. Symbolic links are followed only to targets
 * inside the folder, for a chart must not read outside itself.
 *
 * @throws AuditFailure `link-outside-chart`, `too-large`, `unreadable`
 */
export async function readDirectory(
  root: string,
  limits: LoadLimits,
): Promise<FileTree> {
  const realRoot = await fs.realpath(root);
  const found: Array<{ absolute: string; relative: string }> = [];
  let visited = 0;

  async function walk(absolute: string, relative: string, ancestors: string[]) {
    const entries = await fs.readdir(absolute, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (SKIPPED.has(entry.name)) continue;
      // Links may lead to one folder by many ways, so every step counts.
      visited++;
      assertWithinLimits(relative, 0, 0, visited, limits);
      const childRelative = relative ? `${relative}/${entry.name}` : entry.name;
      let child = path.join(absolute, entry.name);
      let stats: { isDirectory(): boolean; isFile(): boolean } = entry;
      if (entry.isSymbolicLink()) {
        child = await resolveLink(child, childRelative, realRoot);
        if (ancestors.includes(child)) continue;
        stats = await fs.stat(child);
      }
      if (stats.isDirectory()) {
        await walk(child, childRelative, [...ancestors, child]);
      } else if (stats.isFile()) {
        found.push({ absolute: child, relative: childRelative });
      }
    }
  }

  await walk(realRoot, '', [realRoot]);
  return readAll(found, limits);
}

async function readAll(
  found: Array<{ absolute: string; relative: string }>,
  limits: LoadLimits,
): Promise<FileTree> {
  let total = 0;
  const contents = await Promise.all(
    found.map(({ absolute, relative }) =>
      openLimit(async () => {
        const file = await fs.open(absolute);
        try {
          const { size } = await file.stat();
          total += size;
          assertWithinLimits(relative, size, total, 0, limits);
          return await file.readFile();
        } finally {
          await file.close();
        }
      }),
    ),
  );
  return new Map(
    found.map(({ relative }, index) => [relative, contents[index]]),
  );
}

async function resolveLink(link: string, relative: string, realRoot: string) {
  let target: string;
  try {
    target = await fs.realpath(link);
  } catch {
    throw new AuditFailure(
      'broken-link',
      `The symbolic link ${relative} points to nothing.`,
      'Remove the link or restore its target.',
    );
  }
  if (target !== realRoot && !target.startsWith(realRoot + path.sep)) {
    throw new AuditFailure(
      'link-outside-chart',
      `The symbolic link ${relative} points outside the chart's folder.`,
      'Replace the link by the file itself, or keep its target inside the chart.',
    );
  }
  return target;
}

/** @throws AuditFailure `too-large` when a bound is exceeded */
export function assertWithinLimits(
  file: string,
  size: number,
  total: number,
  count: number,
  limits: LoadLimits,
): void {
  const fix = 'Point at the folder of the chart alone.';
  if (size > limits.maxFileBytes) {
    throw new AuditFailure(
      'too-large',
      `${file} has ${size} bytes; at most ${limits.maxFileBytes} are read of one file.`,
      fix,
    );
  }
  if (total > limits.maxTotalBytes) {
    throw new AuditFailure(
      'too-large',
      `The chart has more than ${limits.maxTotalBytes} bytes (reached at ${file}).`,
      fix,
    );
  }
  if (count > limits.maxFiles) {
    throw new AuditFailure(
      'too-large',
      `The chart has more than ${limits.maxFiles} files and folders (reached at ${file}).`,
      fix,
    );
  }
}
