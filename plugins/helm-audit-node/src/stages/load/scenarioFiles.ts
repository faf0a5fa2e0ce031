import path from 'node:path';
import { readInside } from './readInside';
import { FileTree, Scenario } from './types';

/** Where a chart lies; both absolute. */
interface ChartPlace {
  directory?: string;
  repositoryRoot?: string;
}

/**
 * Reads the values files of scenarios that lie outside the chart but inside its repository.
 * What is not there, or leads out of it, is left out.
 */
export async function readScenarioFiles(
  scenarios: Scenario[],
  files: FileTree,
  { directory, repositoryRoot }: ChartPlace,
): Promise<FileTree> {
  if (!directory || !repositoryRoot) return new Map();
  const names = new Set(
    scenarios
      .flatMap(({ valuesFiles }) => valuesFiles)
      .filter(name => !files.has(path.posix.normalize(name))),
  );
  const read = await Promise.all(
    [...names].map(async name => {
      const at = path.resolve(directory, name);
      return [name, await readInside(repositoryRoot, at)] as const;
    }),
  );
  return new Map(
    read.flatMap(([name, text]) =>
      text === undefined ? [] : [[name, Buffer.from(text)] as const],
    ),
  );
}
