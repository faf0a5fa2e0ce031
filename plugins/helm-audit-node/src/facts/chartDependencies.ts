import semver from 'semver';
import { mapsAt, Path, stringAt } from '../json';
import { ChartFact } from '../stages/gather/types';
import { ResolvedDependency } from '../stages/load/types';
import { parseYaml } from '../yaml';

/** A dependency with the place that declares it. */
export interface DeclaredDependency extends ResolvedDependency {
  /** `Chart.yaml`, or `requirements.yaml` for charts of Helm 2. */
  file: string;
  /** Leads to the entry within that file. */
  entry: Path;
}

/** Files that declare dependencies, each with the file that locks them. */
export const LOCKS: Record<string, string> = {
  'Chart.yaml': 'Chart.lock',
  'requirements.yaml': 'requirements.lock',
};

/** The chart's dependencies, in the order and the files in which they are declared. */
export function declaredDependencies({
  files,
  dependencies,
}: ChartFact): DeclaredDependency[] {
  const places = Object.keys(LOCKS).flatMap(file =>
    mapsAt(parsedOrNothing(files[file]), 'dependencies').flatMap(
      ({ value, index }) =>
        stringAt(value, 'name')
          ? [{ file, entry: ['dependencies', index] }]
          : [],
    ),
  );
  return dependencies.map((dependency, index) => ({
    ...dependency,
    ...(places[index] ?? { file: 'Chart.yaml', entry: ['dependencies'] }),
  }));
}

/** Name of the file that locks what a file declares, such as `Chart.lock`. */
export function lockFileOf(file: string): string {
  return LOCKS[file] ?? LOCKS['Chart.yaml'];
}

/**
 * Whether a dependency is fetched from a chart repository. Charts by path and charts
 * unpacked under charts/ change only when this repository does.
 */
export function isRemote({ repository, path }: ResolvedDependency): boolean {
  return Boolean(repository) && !isLocal(repository) && !isUnpacked(path);
}

function isLocal(repository: string | undefined): boolean {
  return Boolean(repository?.startsWith('file://'));
}

function isUnpacked(path: string | undefined): boolean {
  return Boolean(path?.startsWith('charts/') && !/\.(tgz|tar\.gz)$/.test(path));
}

/** Whether a version names exactly one release, so that no other can take its place. */
export function isExactVersion(version: string): boolean {
  return semver.valid(version.replace(/^=\s*/, '')) !== null;
}

/** Higher than any release, so only a range without an upper bound admits it. */
const BEYOND_ALL_RELEASES = '999999.0.0';

/**
 * Whether a range admits every later major version. Helm separates conditions by commas
 * too, and an empty range admits all.
 */
export function isOpenRange(version: string): boolean {
  const range = version.replace(/,/g, ' ').trim() || '*';
  return semver.satisfies(BEYOND_ALL_RELEASES, range);
}

/** YAML that was written by hand and may be broken. */
export function parsedOrNothing(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : parseYaml(text);
  } catch {
    return undefined;
  }
}
