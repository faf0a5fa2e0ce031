import { promises as fs } from 'node:fs';
import path from 'node:path';
import { applyPatch as applyHunks, parsePatch, StructuredPatch } from 'diff';

/**
 * Applies a unified diff with `a/` and `b/` before its paths to the files of a folder.
 *
 * @throws Error when a file isn't as the diff expects it
 */
export async function applyPatch(folder: string, patch: string): Promise<void> {
  for (const change of parsePatch(patch)) {
    if (change.hunks.length > 0) await changeFile(folder, change);
  }
}

async function changeFile(
  folder: string,
  change: StructuredPatch,
): Promise<void> {
  const before = pathIn(folder, change.oldFileName);
  const after = pathIn(folder, change.newFileName);
  const text = before ? await fs.readFile(before, 'utf8') : '';
  const changed = applyHunks(text, change);
  if (changed === false) {
    throw new Error(
      `The file ${change.oldFileName} is not as the patch expects it`,
    );
  }
  if (after) {
    await fs.mkdir(path.dirname(after), { recursive: true });
    await fs.writeFile(after, changed);
  } else if (before) {
    await fs.rm(before);
  }
}

/** Absolute path of a file that a diff names; nothing for `/dev/null`. */
function pathIn(folder: string, name: string | undefined): string | undefined {
  return name && name !== '/dev/null'
    ? path.join(folder, name.replace(/^[ab]\//, ''))
    : undefined;
}
