import { promises as fs } from 'node:fs';
import path from 'node:path';
import { AuditFailure, codeOf } from '../../errors';
import { parseValues } from '../../values';
import { readChartMetadata } from './chartMetadata';
import { loadConfig } from './config';
import { resolveDependencies } from './dependencies';
import { findRepositoryRoot } from './findRepositoryRoot';
import { DEFAULT_LOAD_LIMITS } from './limits';
import { loadManifests } from './loadManifests';
import { notAChart } from './notAChart';
import { readArchive } from './readArchive';
import { assertWithinLimits, readDirectory } from './readDirectory';
import { readScenarioFiles } from './scenarioFiles';
import { discoverScenarios } from './scenarios';
import { listSubcharts } from './subcharts';
import { ChartLink, FileTree, LoadedChart, LoadLimits } from './types';
import { unpackVendored } from './unpackVendored';

/**
 * Reads a chart, or plain manifests, into memory. After this stage nothing reads the
 * chart's folder any more.
 *
 * @param withoutBaseline - leave aside the baseline that `.helm-audit.yaml` names
 * @throws AuditFailure when it can't be read or isn't a chart
 */
export async function loadChart(
  link: ChartLink,
  limits: LoadLimits = DEFAULT_LOAD_LIMITS,
  withoutBaseline = false,
): Promise<LoadedChart> {
  if (link.kind === 'manifests') return loadManifests(link, limits);
  const { files: read, directory } = await readLink(link, limits);
  const { files, archives } = await unpackVendored(read, limits);
  const repositoryRoot =
    link.repositoryRoot ??
    (directory === undefined ? undefined : await findRepositoryRoot(directory));
  const metadata = readChartMetadata(files);
  const values = parseValues(
    'values.yaml',
    files.get('values.yaml')?.toString('utf8') ?? '',
  );
  const resolved = await resolveDependencies(metadata, files, values, {
    directory,
    repositoryRoot,
    limits,
  });
  const config = await loadConfig({
    files: read,
    directory,
    repositoryRoot,
    withoutBaseline,
  });
  const scenarios = discoverScenarios(files, config.scenarios);
  return {
    kind: 'chart',
    metadata,
    files: resolved.files,
    archives,
    values,
    dependencies: resolved.dependencies,
    subcharts: listSubcharts(resolved.files),
    scenarios,
    scenarioFiles: await readScenarioFiles(scenarios, files, {
      directory,
      repositoryRoot,
    }),
    config,
    directory,
    repositoryRoot,
    pathInRepository:
      repositoryRoot && directory
        ? path.relative(repositoryRoot, directory).replace(/\\/g, '/') || '.'
        : '.',
  };
}

async function readLink(
  link: Exclude<ChartLink, { kind: 'manifests' }>,
  limits: LoadLimits,
): Promise<{ files: FileTree; directory?: string }> {
  let stats;
  try {
    stats = await fs.stat(link.path);
  } catch (error) {
    throw new AuditFailure(
      'link-not-found',
      `${link.path} can't be read (${codeOf(error)}).`,
      'Check the path to the chart.',
    );
  }
  if (stats.isDirectory()) {
    // Asked first, for what holds a chart somewhere may be too large to read.
    if (!(await hasEntry(link.path, 'Chart.yaml'))) {
      throw await notAChart(link.path);
    }
    const directory = await fs.realpath(link.path);
    return { files: await readDirectory(directory, limits), directory };
  }
  const name = path.basename(link.path);
  if (!/\.(tgz|tar\.gz)$/.test(name)) {
    throw new AuditFailure(
      'not-a-chart',
      `${name} is neither a folder nor a packaged chart (.tgz).`,
      'Point at the folder that holds Chart.yaml, or at a packaged chart.',
    );
  }
  assertWithinLimits(name, stats.size, stats.size, 1, limits);
  return {
    files: await readArchive(await fs.readFile(link.path), name, limits),
  };
}

async function hasEntry(folder: string, name: string): Promise<boolean> {
  return (await fs.readdir(folder)).includes(name);
}
