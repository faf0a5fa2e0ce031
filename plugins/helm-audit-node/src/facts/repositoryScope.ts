import { RepositoryFact } from '../stages/gather/types';

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
  const isBelow = (folder: string) =>
    chartFolder === '.' || `${folder}/`.startsWith(`${chartFolder}/`);
  const others = repository.paths
    .filter(path => path.endsWith('/Chart.yaml'))
    .map(path => path.slice(0, -'/Chart.yaml'.length))
    .filter(folder => !isBelow(folder));
  if (others.length === 0) return repository;
  const own = new Set(chartFolder === '.' ? [] : ancestors(chartFolder));
  const foreign = new Set(others.flatMap(ancestors));
  const depth = (folder: string, folders: Set<string>) =>
    ancestors(folder).filter(above => folders.has(above)).length;
  // Asked once for each folder: files are many, folders are few.
  const ours = new Map<string, boolean>();
  const isOurs = (path: string) => {
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    const isOurFolder =
      ours.get(folder) ?? depth(folder, own) >= depth(folder, foreign);
    ours.set(folder, isOurFolder);
    return isOurFolder;
  };
  return {
    ...repository,
    paths: repository.paths.filter(isOurs),
    files: Object.fromEntries(
      Object.entries(repository.files).filter(([path]) => isOurs(path)),
    ),
  };
}

/** `a/b/c` and the folders above it: `a`, `a/b`, `a/b/c`. */
function ancestors(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
