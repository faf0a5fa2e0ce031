import { promises as fs } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LOAD_LIMITS } from './limits';
import { readInside } from './readInside';
import { FileTree, LoadLimits, Scenario } from './types';

/** Where a chart lies; both absolute. */
interface ChartPlace {
  directory?: string;
  repositoryRoot?: string;
}

/** How many names of values files are followed; public charts have a few dozen. */
const MAX_NAMES = 1000;

/**
 * Reads the values files of scenarios that lie outside the chart but inside its repository,
 * each once, by whatever names. What is not there, leads out of it, or exceeds what a chart
 * with its files may hold, is left out.
 *
 * @param files - what is read already; it counts against the limit
 */
export async function readScenarioFiles(
  scenarios: Scenario[],
  files: FileTree,
  { directory, repositoryRoot }: ChartPlace,
  { maxTotalBytes }: Pick<LoadLimits, 'maxTotalBytes'> = DEFAULT_LOAD_LIMITS,
): Promise<FileTree> {
  const found = new Map<string, Buffer>();
  if (!directory || !repositoryRoot) return found;
  const names = new Set(
    scenarios
      .flatMap(({ valuesFiles }) => valuesFiles)
      .filter(name => !files.has(path.posix.normalize(name))),
  );
  const read = new Map<string, Buffer>();
  let bytes = sizeOf(files);
  // One after the other, so that no more is held than the limit allows.
  for (const name of [...names].slice(0, MAX_NAMES)) {
    const real = await realPath(path.resolve(directory, name));
    let content = real && read.get(real);
    if (real && !content) {
      const text = await readInside(repositoryRoot, real);
      if (text === undefined) continue;
      content = Buffer.from(text);
      bytes += content.length;
      if (bytes > maxTotalBytes) break;
      read.set(real, content);
    }
    if (content) found.set(name, content);
  }
  return found;
}

function sizeOf(files: FileTree): number {
  return [...files.values()].reduce((sum, { length }) => sum + length, 0);
}

async function realPath(file: string): Promise<string | undefined> {
  return fs.realpath(file).catch(() => undefined);
}
