import { promises as fs } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LOAD_LIMITS } from './limits';

/** Text of an ordinary file that lies, links followed, inside the root; nothing otherwise. */
export async function readInside(
  root: string,
  file: string,
): Promise<string | undefined> {
  try {
    const [realRoot, target] = await Promise.all(
      [root, file].map(at => fs.realpath(at)),
    );
    const stats = await fs.stat(target);
    // A pipe would never end, and a repository's file may be of any size.
    const isReadable =
      target.startsWith(realRoot + path.sep) &&
      stats.isFile() &&
      stats.size <= DEFAULT_LOAD_LIMITS.maxFileBytes;
    return isReadable ? await fs.readFile(target, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
