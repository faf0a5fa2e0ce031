import { RepositoryFact } from '../stages/gather/types';
import { oncePerFact } from './oncePerFact';

/** Why what is missing from a repository that was not listed whole may be there all the same. */
export const MORE_FILES =
  'The repository has more files than were read, so what was not found may be there.';

/** A folder of a repository; files stand for themselves by their place in its paths. */
interface Folder {
  files: number[];
  folders: Map<string, Folder>;
  /** Whether a chart lies in it or below it. */
  holdsChart: boolean;
}

/** The folders of a repository, sorted out once for all its charts. */
const folderTree = oncePerFact(({ paths }: RepositoryFact): Folder => {
  const root = emptyFolder();
  paths.forEach((path, index) => {
    const names = path.split('/');
    const isChart = names.pop() === 'Chart.yaml' && names.length > 0;
    let folder = root;
    for (const name of names) {
      folder.holdsChart ||= isChart;
      let below = folder.folders.get(name);
      if (!below) folder.folders.set(name, (below = emptyFolder()));
      folder = below;
    }
    folder.holdsChart ||= isChart;
    folder.files.push(index);
  });
  return root;
});

function emptyFolder(): Folder {
  return { files: [], folders: new Map(), holdsChart: false };
}

/**
 * Narrows a repository of many charts down to what may be about one of them: a file that
 * lies closer to another chart (deeper in the folders that lead to it) is that one's. What
 * all share, such as pipelines at the root, stays.
 *
 * @param chartFolder - path of the chart within the repository, `.` at its root
 */
export function scopeToChart(
  repository: RepositoryFact,
  chartFolder: string,
): RepositoryFact {
  if (chartFolder === '.') return repository;
  const own: number[] = [];
  let folder: Folder | undefined = folderTree(repository);
  for (const name of chartFolder.split('/')) {
    if (!folder) break;
    folder.files.forEach(file => own.push(file));
    for (const [other, beside] of folder.folders) {
      if (other !== name && !beside.holdsChart) addAll(beside, own);
    }
    folder = folder.folders.get(name);
  }
  if (folder) addAll(folder, own);
  if (own.length === repository.paths.length) return repository;
  const paths = own.sort((a, b) => a - b).map(index => repository.paths[index]);
  return {
    ...repository,
    paths,
    files: Object.fromEntries(
      paths
        .filter(path => Object.hasOwn(repository.files, path))
        .map(path => [path, repository.files[path]]),
    ),
  };
}

/** Paths of the files in a folder of a repository, `.` for all. */
export function pathsBelow(repository: RepositoryFact, name: string): string[] {
  if (name === '.') return repository.paths;
  const folder = name
    .split('/')
    .reduce<Folder | undefined>(
      (above, part) => above?.folders.get(part),
      folderTree(repository),
    );
  const own: number[] = [];
  if (folder) addAll(folder, own);
  return own.sort((a, b) => a - b).map(index => repository.paths[index]);
}

/** Adds the files of a folder and of all below it. */
function addAll({ files, folders }: Folder, to: number[]): void {
  files.forEach(file => to.push(file));
  folders.forEach(below => addAll(below, to));
}
