import { promises as fs } from 'node:fs';
import path from 'node:path';
import semver from 'semver';
import { AuditFailure } from '../../errors';
import { JsonMap, valueAt } from '../../json';
import { readChartMetadata } from './chartMetadata';
import { readDirectory } from './readDirectory';
import {
  ChartDependency,
  ChartMetadata,
  FileTree,
  LoadLimits,
  ResolvedDependency,
} from './types';
import { unpackVendored } from './unpackVendored';

/** Where charts other than the audited one may be taken from. */
export interface DependencyContext {
  /** Absolute folder of the chart; without one `file://` leads nowhere. */
  directory?: string;
  repositoryRoot?: string;
  limits: LoadLimits;
}

/** How deep `file://` dependencies may depend on each other. */
const MAX_DEPTH = 8;

/**
 * Finds each dependency of a chart: in charts/, by its `file://` path inside the
 * repository, or as a chart of that name and a fitting version beside this one. What is
 * found outside charts/ is added to the files under charts/, where Helm expects it.
 */
export async function resolveDependencies(
  metadata: ChartMetadata,
  files: FileTree,
  values: JsonMap,
  context: DependencyContext,
  depth = 0,
): Promise<{ files: FileTree; dependencies: ResolvedDependency[] }> {
  const vendored = listVendored(files);
  const all = new Map(files);
  const dependencies: ResolvedDependency[] = [];
  for (const dependency of metadata.dependencies) {
    const enabledByDefault = isEnabled(dependency, values);
    const base = { ...dependency, enabledByDefault };
    const inCharts = vendored.find(chart => fits(chart, dependency));
    if (inCharts) {
      const { path: at, deprecated } = inCharts;
      dependencies.push({ ...base, source: 'vendored', path: at, deprecated });
      continue;
    }
    const found =
      depth < MAX_DEPTH &&
      (await findInRepository(dependency, metadata, context));
    if (!found) {
      dependencies.push({ ...base, source: 'missing' });
      continue;
    }
    const target = `charts/${dependency.name}`;
    const nested = await loadFolder(found.directory, context, depth + 1);
    for (const [file, content] of nested) all.set(`${target}/${file}`, content);
    dependencies.push({
      ...base,
      source: found.source,
      path: path.relative(context.repositoryRoot ?? '', found.directory),
      deprecated: readChartMetadata(nested).deprecated,
    });
  }
  return { files: all, dependencies };
}

async function loadFolder(
  directory: string,
  context: DependencyContext,
  depth: number,
): Promise<FileTree> {
  const read = await readDirectory(directory, context.limits);
  const { files } = await unpackVendored(read, context.limits);
  const metadata = readChartMetadata(files);
  const resolved = await resolveDependencies(
    metadata,
    files,
    {},
    { ...context, directory },
    depth,
  );
  return resolved.files;
}

interface ChartIdentity {
  name: string;
  version: string;
  path: string;
  deprecated: boolean;
}

function listVendored(files: FileTree): ChartIdentity[] {
  const charts: ChartIdentity[] = [];
  for (const file of files.keys()) {
    const folder = file.match(/^(charts\/[^/]+)\/Chart\.yaml$/)?.[1];
    if (folder) {
      const { name, version, deprecated } = readChartMetadata(
        files,
        `${folder}/`,
      );
      charts.push({ name, version, path: folder, deprecated });
    }
  }
  return charts;
}

/** Helm compares names only; a vendored chart of a wrong version is used all the same. */
function fits(chart: ChartIdentity, dependency: ChartDependency): boolean {
  return chart.name === dependency.name;
}

async function findInRepository(
  dependency: ChartDependency,
  parent: ChartMetadata,
  { directory, repositoryRoot }: DependencyContext,
): Promise<{ directory: string; source: 'file' | 'repository' } | undefined> {
  if (!directory) return undefined;
  if (dependency.repository?.startsWith('file://')) {
    const target = path.resolve(
      directory,
      dependency.repository.slice('file://'.length),
    );
    const inside = await insideOf(repositoryRoot ?? directory, target);
    if (inside === 'outside') {
      throw new AuditFailure(
        'link-outside-chart',
        `The dependency ${dependency.name} of ${parent.name} points outside the repository: ${dependency.repository}.`,
        'Keep the dependency inside the repository or publish it to a chart repository.',
      );
    }
    return inside ? { directory: inside, source: 'file' } : undefined;
  }
  if (!repositoryRoot) return undefined;
  const sibling = path.resolve(directory, '..', dependency.name);
  const inside = await insideOf(repositoryRoot, sibling);
  if (!inside || inside === 'outside') return undefined;
  const { name, version } = await readIdentity(inside);
  const satisfied =
    name === dependency.name &&
    semver.satisfies(version, dependency.version || '*', {
      includePrerelease: true,
    });
  return satisfied ? { directory: inside, source: 'repository' } : undefined;
}

async function readIdentity(directory: string) {
  const text = await fs.readFile(path.join(directory, 'Chart.yaml'));
  return readChartMetadata(new Map([['Chart.yaml', text]]));
}

/** The real path of a chart folder, `outside` when it leaves the root, or nothing. */
async function insideOf(
  root: string,
  target: string,
): Promise<string | undefined> {
  const realRoot = await fs.realpath(root);
  const lexical = path.relative(root, target);
  if (lexical.startsWith('..')) return 'outside';
  try {
    const real = await fs.realpath(target);
    if (real !== realRoot && !real.startsWith(realRoot + path.sep)) {
      return 'outside';
    }
    await fs.access(path.join(real, 'Chart.yaml'));
    return real;
  } catch {
    return undefined;
  }
}

/**
 * Whether values switch a dependency on: the first of its conditions that is a boolean
 * decides, else its tags, else it is on (Helm's order).
 */
export function isEnabled(
  dependency: ChartDependency,
  values: JsonMap,
): boolean {
  for (const condition of (dependency.condition ?? '').split(',')) {
    const value = valueAt(values, ...condition.trim().split('.'));
    if (typeof value === 'boolean') return value;
  }
  const tags = dependency.tags.map(tag => valueAt(values, 'tags', tag));
  const decided = tags.filter(tag => typeof tag === 'boolean');
  return decided.length === 0 || decided.includes(true);
}
