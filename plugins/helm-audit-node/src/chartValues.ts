import { JsonMap, mapAt } from './json';
import { mergeValues, parseValues } from './values';
import { readChartMetadata } from './stages/load/chartMetadata';
import { FileTree } from './stages/load/types';

/** A chart below another, by the folder that holds it. */
interface Dependency {
  folder: string;
  /** The key that its values stand below: its alias, else its name. */
  key: string;
}

/**
 * Values as templates see them: each subchart's own below its key, with what the chart above
 * sets of them, and one map of globals.
 */
export function coalesceValues(
  files: FileTree,
  values: JsonMap,
  folder = '',
): JsonMap {
  const all = { ...values };
  for (const { folder: below, key } of dependenciesOf(files, folder)) {
    const own = valuesOf(files, below);
    const { global, ...defaults } = own;
    all[key] = coalesceValues(
      files,
      mergeValues(defaults, mapAt(values, key)),
      below,
    );
    all.global = mergeValues(
      { ...mapAt({ global }, 'global') },
      mapAt(all, 'global'),
    );
  }
  return all;
}

/** The folder that a rendered document's source lies in; Helm names subcharts by alias. */
export function fileOfSource(files: FileTree, source: string): string {
  const [first, , ...rest] = source.split('/');
  if (first !== 'charts' || rest.length === 0) return source;
  return inFolder(files, '', source);
}

function inFolder(files: FileTree, folder: string, source: string): string {
  const match = /^charts\/([^/]+)\/(.+)$/.exec(source);
  if (!match || files.has(folder + source)) return folder + source;
  const below = dependenciesOf(files, folder).find(
    ({ key }) => key === match[1],
  );
  return below ? inFolder(files, below.folder, match[2]) : folder + source;
}

function dependenciesOf(files: FileTree, folder: string): Dependency[] {
  const folders = new Map<string, string>();
  for (const file of files.keys()) {
    const rest = file.startsWith(folder) ? file.slice(folder.length) : '';
    const name = /^charts\/([^/]+)\/Chart\.yaml$/.exec(rest)?.[1];
    if (name) folders.set(name, `${folder}charts/${name}/`);
  }
  const declared = metadataOf(files, folder)?.dependencies ?? [];
  return [...folders].flatMap(([name, below]): Dependency[] => {
    const own = metadataOf(files, below)?.name ?? name;
    const uses = declared.filter(dependency => dependency.name === own);
    if (uses.length === 0) return [{ folder: below, key: own }];
    return uses.map(use => ({ folder: below, key: use.alias ?? own }));
  });
}

function metadataOf(files: FileTree, folder: string) {
  try {
    return readChartMetadata(files, folder);
  } catch {
    return undefined;
  }
}

function valuesOf(files: FileTree, folder: string): JsonMap {
  const file = `${folder}values.yaml`;
  try {
    return parseValues(file, files.get(file)?.toString('utf8') ?? '');
  } catch {
    return {};
  }
}
