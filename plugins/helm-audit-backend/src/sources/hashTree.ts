import { createHash, Hash } from 'node:crypto';
import { createReadStream, Dirent, promises as fs } from 'node:fs';
import path from 'node:path';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';

/** Folders that are no evidence and often huge. */
const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);

/** Bounds on what is read to see whether anything changed. */
export interface TreeLimits {
  maxFiles: number;
  maxBytes: number;
}

/** Ample for large repositories; mistakes such as linking the root of a disk exceed it. */
export const DEFAULT_TREE_LIMITS: TreeLimits = {
  maxFiles: 200_000,
  maxBytes: 2 * 1024 * 1024 * 1024,
};

/**
 * Hashes names and contents of all files below a folder. Symbolic links count by what they
 * say, they are not followed.
 *
 * @throws AuditFailure when the folder exceeds the limits
 */
export async function hashTree(
  root: string,
  options: { signal?: AbortSignal; limits?: TreeLimits } = {},
): Promise<string> {
  const limits = options.limits ?? DEFAULT_TREE_LIMITS;
  const hash = createHash('sha256');
  let files = 0;
  let bytes = 0;
  for await (const { file, entry } of walk(root)) {
    options.signal?.throwIfAborted();
    hash.update(`${path.relative(root, file)}\0`);
    files += 1;
    if (entry.isSymbolicLink()) {
      hash.update(await fs.readlink(file));
    } else {
      bytes += (await fs.lstat(file)).size;
      if (bytes <= limits.maxBytes) await hashFile(hash, file);
    }
    hash.update('\0');
    if (files > limits.maxFiles || bytes > limits.maxBytes) {
      throw tooLarge(limits);
    }
  }
  return hash.digest('hex');
}

async function* walk(
  folder: string,
): AsyncGenerator<{ file: string; entry: Dirent }> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* walk(file);
    } else if (entry.isFile() || entry.isSymbolicLink()) {
      yield { file, entry };
    }
  }
}

async function hashFile(hash: Hash, file: string): Promise<void> {
  for await (const piece of createReadStream(file)) {
    hash.update(piece);
  }
}

/** The failure of a tree that exceeds the limits. */
export function tooLarge(
  limits: TreeLimits = DEFAULT_TREE_LIMITS,
): AuditFailure {
  const mebibytes = Math.round(limits.maxBytes / 1024 / 1024);
  return new AuditFailure(
    'source-too-large',
    `The folder around the chart holds more than ${limits.maxFiles} files or ${mebibytes} MiB.`,
    'Keep the catalog file and the chart in a folder of their own, or in a smaller repository.',
  );
}
