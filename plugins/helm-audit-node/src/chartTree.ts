import { isMap, JsonMap, mapAt } from './json';
import { readChartMetadata } from './stages/load/chartMetadata';
import { ChartDependency, ChartMetadata, FileTree } from './stages/load/types';
import { mergeValues } from './values';
import { parseYaml } from './yaml';

/** A chart as Helm installs it: the audited one, or a dependency under its alias. */
export interface ChartNode {
  /** Name or alias. */
  name: string;
  /** Where its files lie: '' or a path that ends with a slash. */
  folder: string;
  /** Where Helm says that its templates come from: '' or a path that ends with a slash. */
  source: string;
  /** Keys under which the audited chart's values hold this chart's. */
  valuesPath: string[];
  metadata: ChartMetadata;
  /** values.yaml of the chart itself. */
  defaults: JsonMap;
  /** values.schema.json of the chart itself. */
  schema?: JsonMap;
  /** What its parent says of it; absent for the audited chart and those that are always on. */
  dependency?: ChartDependency;
  parent?: ChartNode;
  children: ChartNode[];
}

/** Deeper nesting than charts have; it bounds charts that hold themselves. */
const MAX_DEPTH = 6;

const TREES = new WeakMap<FileTree, ChartNode>();

/**
 * The audited chart with its dependencies, each as often as it is installed; several stages
 * ask for it.
 */
export function chartTreeOf(files: FileTree): ChartNode {
  const tree =
    TREES.get(files) ??
    buildNode(files, '', {
      name: readChartMetadata(files).name,
      source: '',
      valuesPath: [],
    });
  TREES.set(files, tree);
  return tree;
}

/** A chart and all below it. */
export function listCharts(chart: ChartNode): ChartNode[] {
  return [chart, ...chart.children.flatMap(listCharts)];
}

/** The chart that a place in the audited chart's values belongs to, and the keys within it. */
export function ownerOf(
  chart: ChartNode,
  path: readonly string[],
): { chart: ChartNode; own: readonly string[] } {
  const child = chart.children.find(({ name }) => name === path[0]);
  return child && path.length > 1
    ? ownerOf(child, path.slice(1))
    : { chart, own: path };
}

function buildNode(
  files: FileTree,
  folder: string,
  place: Pick<
    ChartNode,
    'name' | 'source' | 'valuesPath' | 'dependency' | 'parent'
  >,
): ChartNode {
  const metadata = readChartMetadata(files, folder);
  const node: ChartNode = {
    ...place,
    folder,
    metadata,
    defaults: readMap(files, `${folder}values.yaml`),
    schema: readSchema(files, `${folder}values.schema.json`),
    children: [],
  };
  if (place.valuesPath.length < MAX_DEPTH) {
    node.children = buildChildren(files, node);
  }
  return node;
}

/** Charts of charts/; those that no dependency names are installed too. */
function buildChildren(files: FileTree, parent: ChartNode): ChartNode[] {
  const folders = foldersBelow(files, parent.folder);
  const { dependencies } = parent.metadata;
  return [...folders].flatMap(([folder, metadata]) => {
    const uses = dependencies.filter(({ name }) => name === metadata.name);
    const places: Array<ChartDependency | undefined> =
      uses.length > 0 ? uses : [undefined];
    return places.map(dependency => {
      const name = dependency?.alias ?? metadata.name;
      return buildNode(files, folder, {
        name,
        source: `${parent.source}charts/${name}/`,
        valuesPath: [...parent.valuesPath, name],
        dependency,
        parent,
      });
    });
  });
}

function foldersBelow(
  files: FileTree,
  parent: string,
): Map<string, ChartMetadata> {
  const folders = new Map<string, ChartMetadata>();
  for (const file of files.keys()) {
    if (!file.startsWith(`${parent}charts/`)) continue;
    const [, folder] =
      /^(charts\/[^/]+\/)Chart\.yaml$/.exec(file.slice(parent.length)) ?? [];
    if (!folder) continue;
    folders.set(parent + folder, readChartMetadata(files, parent + folder));
  }
  return folders;
}

/**
 * The values that every chart of the tree sees, in one map, as Helm coalesces them: a parent's
 * values win over the chart's own. `global` is the same everywhere and stands at the root.
 *
 * @param values - of the audited chart, its defaults included
 */
export function coalesceValues(chart: ChartNode, values: JsonMap): JsonMap {
  const all = { ...values };
  for (const child of chart.children) {
    const own = mergeValues(child.defaults, mapAt(values, child.name));
    const coalesced = coalesceValues(child, own);
    all[child.name] = coalesced;
    if (isMap(coalesced.global)) {
      all.global = mergeValues(coalesced.global, mapAt(all, 'global'));
    }
  }
  return all;
}

/** Path of the file that a rendered document's source names; Helm names subcharts by alias. */
export function fileOfSource(
  files: FileTree,
  chart: ChartNode,
  source: string,
): string {
  const file = chart.folder + source;
  const [, name, rest] = /^charts\/([^/]+)\/(.+)$/.exec(source) ?? [];
  const below = files.has(file)
    ? undefined
    : chart.children.find(child => child.name === name);
  return below ? fileOfSource(files, below, rest) : file;
}

function readMap(files: FileTree, file: string): JsonMap {
  try {
    const value = parseYaml(files.get(file)?.toString('utf8') ?? '');
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}

function readSchema(files: FileTree, file: string): JsonMap | undefined {
  const text = files.get(file)?.toString('utf8');
  if (text === undefined) return undefined;
  try {
    const schema: unknown = JSON.parse(text);
    return isMap(schema) ? schema : undefined;
  } catch {
    return undefined;
  }
}
