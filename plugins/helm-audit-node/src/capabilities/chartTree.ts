import { isMap, JsonMap } from '../json';
import { readChartMetadata } from '../stages/load/chartMetadata';
import { ChartDependency, ChartMetadata, FileTree } from '../stages/load/types';
import { mergeValues } from '../values';
import { parseYaml } from '../yaml';
import { ChartNode } from './types';

/** Deeper nesting than charts have; it bounds charts that hold themselves. */
const MAX_DEPTH = 6;

/** The audited chart with its dependencies, each as often as it is installed. */
export function buildChartTree(files: FileTree): ChartNode {
  return buildNode(files, '', {
    name: readChartMetadata(files).name,
    source: '',
    valuesPath: [],
  });
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
 * @param given - values of the audited chart, beside its defaults
 */
export function coalesceValues(chart: ChartNode, given: JsonMap): JsonMap {
  const values = mergeValues(chart.defaults, given);
  for (const child of chart.children) {
    const own = values[child.name];
    const coalesced = coalesceValues(child, isMap(own) ? own : {});
    values[child.name] = coalesced;
    if (isMap(coalesced.global)) {
      const global = isMap(values.global) ? values.global : {};
      values.global = mergeValues(coalesced.global, global);
    }
  }
  return values;
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
