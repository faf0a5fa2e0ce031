import { mapsAt, stringAt } from '../../json';
import { parseYaml } from '../../yaml';
import { readChartMetadata } from './chartMetadata';
import { FileTree, Subchart } from './types';

const SUBCHART = /^((?:charts\/[^/]+\/)+)Chart\.yaml$/;

const LICENSE_FILES = ['LICENSE', 'LICENCE', 'COPYING', 'UNLICENSE'].flatMap(
  name => ['', '.md', '.txt', '.rst'].map(ending => `${name}${ending}`),
);

/** A licence says what it is within its first lines. */
const LICENSE_BYTES = 1024;

/** The unpacked charts below a chart, however deep. */
export function listSubcharts(files: FileTree): Subchart[] {
  const folders = [...files.keys()].flatMap(
    file => file.match(SUBCHART)?.[1] ?? [],
  );
  return folders.map(folder => {
    const metadata = readChartMetadata(files, folder);
    const { name, version, appVersion, deprecated, annotations } = metadata;
    const locked = lockedVersions(files, folder);
    return {
      name,
      version,
      path: folder.slice(0, -1),
      license: annotations['artifacthub.io/license'] ?? annotations.licenses,
      licenseText: licenseText(files, folder),
      upstream: [metadata.home ?? '', ...metadata.sources].filter(Boolean),
      appVersion,
      deprecated,
      maintainers: metadata.maintainers.length,
      dependencies: metadata.dependencies.map(dependency => ({
        ...dependency,
        lockedVersion: locked.get(dependency.name),
      })),
    };
  });
}

function licenseText(files: FileTree, folder: string): string | undefined {
  const file = LICENSE_FILES.find(name => files.has(`${folder}${name}`));
  return files
    .get(`${folder}${file}`)
    ?.subarray(0, LICENSE_BYTES)
    .toString('utf8');
}

/** Versions by name, of a lock that was written by a machine and may be broken all the same. */
function lockedVersions(files: FileTree, folder: string): Map<string, string> {
  const lock =
    files.get(`${folder}Chart.lock`) ?? files.get(`${folder}requirements.lock`);
  try {
    const entries = mapsAt(
      parseYaml(lock?.toString('utf8') ?? ''),
      'dependencies',
    );
    return new Map(
      entries.flatMap(({ value }) => {
        const name = stringAt(value, 'name');
        const version = stringAt(value, 'version');
        return name && version ? [[name, version] as const] : [];
      }),
    );
  } catch {
    return new Map();
  }
}
