import { promises as fs } from 'node:fs';
import path from 'node:path';
import { dump } from 'js-yaml';
import { AuditFailure } from '../../errors';
import { isMap, mapsAt } from '../../json';
import { missingDependencies } from '../../missingDependencies';
import { parseYaml } from '../../yaml';
import { LoadedChart } from '../load/types';
import { isolateSchema } from './isolateSchema';

/** Files that list dependencies; Chart.lock must not contradict Chart.yaml. */
const DEPENDENCY_FILE = /^(Chart|requirements)\.(yaml|lock)$/;

/** Files of a chart and its unpacked subcharts that Helm itself reads. */
const HELM_FILE =
  /^(charts\/[^/]+\/)*((Chart|requirements)\.(yaml|lock)|values\.yaml|values\.schema\.json|\.helmignore|(templates|crds)\/.*)$/;

/**
 * Writes what Helm reads of a chart into a folder.
 *
 * @param change - given each file as it would be written; undefined leaves it out
 * @throws AuditFailure `link-outside-chart` when a file's name leads out of the folder
 */
export async function writeChart(
  chart: LoadedChart,
  folder: string,
  change: (
    file: string,
    content: string | Buffer,
  ) => string | Buffer | undefined = (_, content) => content,
): Promise<void> {
  const files = [...chart.files].filter(readByHelm(chart));
  const folders = new Set(
    files.map(([file]) => path.dirname(inside(folder, file))),
  );
  await Promise.all(
    [...folders].map(name => fs.mkdir(name, { recursive: true })),
  );
  const missing = missingDependencies(chart).map(({ name }) => name);
  await Promise.all(
    files.map(async ([file, content]) => {
      const text = change(file, forHelm(file, content, missing));
      if (text !== undefined) await fs.writeFile(inside(folder, file), text);
    }),
  );
}

/** A path below the folder; anything else would write outside the workspace. */
function inside(folder: string, file: string): string {
  const target = path.resolve(folder, file);
  if (target.startsWith(folder + path.sep)) return target;
  throw new AuditFailure(
    'link-outside-chart',
    `The chart names the path ${file}, which leads outside it.`,
    'Correct the names of dependencies and files in the chart.',
  );
}

/** The content as Helm is given it: nothing in it leads out of the chart. */
function forHelm(
  file: string,
  content: Buffer,
  missing: string[],
): string | Buffer {
  if (file.endsWith('values.schema.json')) {
    return isolateSchema(content.toString('utf8'));
  }
  return missing.length > 0 && DEPENDENCY_FILE.test(file)
    ? withoutDependencies(content, missing)
    : content;
}

/**
 * Tells the files that decide what Helm renders. All others matter only to templates that
 * ask for `.Files`.
 */
function readByHelm(chart: LoadedChart): (entry: [string, Buffer]) => boolean {
  const asksForFiles = [...chart.files].some(
    ([file, content]) =>
      file.includes('templates/') && content.includes('.Files'),
  );
  if (asksForFiles) return () => true;
  return ([file]) => HELM_FILE.test(file);
}

/**
 * Helm refuses a chart when any dependency is absent, even one that the values switch off.
 * Leaving those out changes nothing of what is rendered.
 */
function withoutDependencies(content: Buffer, names: string[]): string {
  const document = parseYaml(content.toString('utf8'));
  if (!isMap(document)) return content.toString('utf8');
  const kept = mapsAt(document, 'dependencies')
    .map(({ value }) => value)
    .filter(({ name }) => !names.includes(String(name)));
  return dump({ ...document, dependencies: kept });
}
