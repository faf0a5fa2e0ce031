import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dump } from 'js-yaml';
import { AuditFailure } from '../../errors';
import { isMap, JsonMap, mapsAt } from '../../json';
import {
  describeDependency,
  missingDependencies,
} from '../../missingDependencies';
import { Redactor } from '../../redact';
import { parseValues } from '../../values';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../../release';
import { parseYaml } from '../../yaml';
import { LoadedChart, Scenario } from '../load/types';
import { PRODUCTION_API_VERSIONS } from './apiVersions';
import { HelmCli, HelmResult } from './helmCli';
import { isolateSchema } from './isolateSchema';
import { chooseKubeVersion } from './kubeVersion';
import {
  HelmOptions,
  RenderedChart,
  Renderer,
  UnstableDocument,
} from './types';
import { findUnstable, mayDiffer } from './unstableDocuments';

/** Values beyond those of the chart, in the order in which Helm applies them. */
export interface RenderValues {
  scenario: Scenario;
  /** Absolute paths, applied after the scenario's. */
  valuesFiles: string[];
  /** `key=value` pairs as for `helm --set`, applied last. */
  set: string[];
}

/** Files that list dependencies; Chart.lock must not contradict Chart.yaml. */
const DEPENDENCY_FILE = /^(Chart|requirements)\.(yaml|lock)$/;

/** Files of a chart and its unpacked subcharts that Helm itself reads. */
const HELM_FILE =
  /^(charts\/[^/]+\/)*((Chart|requirements)\.(yaml|lock)|values\.yaml|values\.schema\.json|\.helmignore|(templates|crds)\/.*)$/;

/**
 * Renders a chart with the real Helm in a private copy of its files.
 *
 * @throws AuditFailure `values-not-found`, `bad-values` when a values file is no good
 */
export async function renderChart(
  chart: LoadedChart,
  values: RenderValues,
  helm: HelmCli,
  options: HelmOptions = {},
  signal?: AbortSignal,
): Promise<RenderedChart> {
  const workspace = await fs.mkdtemp(
    path.join(os.tmpdir(), 'helm-audit-chart-'),
  );
  try {
    const valuesFiles = await writeValues(chart, values, workspace);
    const holders = [
      ...valuesFiles.map(file => file.values),
      ...values.set.map(parsePair),
    ];
    const unavailable = whyNotRenderable(chart);
    if (unavailable) return { ...unavailable, values: holders };
    await writeChart(chart, path.join(workspace, 'chart'));
    const renderer: Renderer = {
      helmVersion: helm.version,
      kubeVersion: chooseKubeVersion(
        chart.metadata.kubeVersion,
        options.kubeVersion,
      ),
      apiVersions: options.apiVersions ?? PRODUCTION_API_VERSIONS,
    };
    const args = templateArguments(valuesFiles, values.set, renderer);
    const run = () => helm.run(args, workspace, signal);
    const result = await run();
    if (result.status === 'ok') {
      return {
        ok: true,
        output: result.stdout,
        values: holders,
        renderer,
        unstable: await compareWithSecond(result.stdout, chart, run),
        durationMs: result.durationMs,
      };
    }
    const redactor = new Redactor([chart.values, ...holders]);
    return {
      ...explainFailure(result, workspace, redactor, options),
      values: holders,
      renderer,
    };
  } finally {
    await fs.rm(workspace, { recursive: true, force: true });
  }
}

/** Renders once more where that may give something else, and says what differed. */
async function compareWithSecond(
  first: string,
  { files }: LoadedChart,
  run: () => Promise<HelmResult>,
): Promise<UnstableDocument[]> {
  if (!mayDiffer(files, first)) return [];
  const second = await run();
  return second.status === 'ok'
    ? findUnstable(first, second.stdout, files)
    : [];
}

/** A `--set` pair as a map, so that its value is known for a secret by its key. */
function parsePair(pair: string): JsonMap {
  const [key, ...value] = pair.split('=');
  return { [key]: value.join('=') };
}

function templateArguments(
  valuesFiles: ValuesFile[],
  set: string[],
  { kubeVersion, apiVersions }: Renderer,
): string[] {
  return [
    'template',
    RELEASE_NAME,
    './chart',
    '--namespace',
    RELEASE_NAMESPACE,
    '--include-crds',
    '--kube-version',
    kubeVersion,
    ...apiVersions.flatMap(version => ['--api-versions', version]),
    ...valuesFiles.flatMap(file => ['--values', file.path]),
    ...set.flatMap(pair => ['--set', pair]),
  ];
}

function whyNotRenderable(chart: LoadedChart): Failure | undefined {
  if (chart.metadata.type === 'library') {
    return {
      ok: false,
      code: 'library-chart',
      message: `${chart.metadata.name} is a library chart, which renders nothing by itself.`,
      fix: 'Audit a chart that uses it.',
      durationMs: 0,
    };
  }
  const missing = missingDependencies(chart).filter(
    dependency => dependency.enabledByDefault,
  );
  if (missing.length === 0) return undefined;
  return {
    ok: false,
    code: 'missing-dependency',
    message: `The chart needs ${missing
      .map(describeDependency)
      .join(', ')}, which is not in charts/.`,
    fix: 'Run `helm dependency build` and audit again, or commit charts/ with the chart.',
    durationMs: 0,
  };
}

async function writeChart(chart: LoadedChart, folder: string): Promise<void> {
  const files = [...chart.files].filter(readByHelm(chart));
  const folders = new Set(
    files.map(([file]) => path.dirname(inside(folder, file))),
  );
  await Promise.all(
    [...folders].map(name => fs.mkdir(name, { recursive: true })),
  );
  const missing = missingDependencies(chart).map(({ name }) => name);
  await Promise.all(
    files.map(([file, content]) =>
      fs.writeFile(inside(folder, file), forHelm(file, content, missing)),
    ),
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

/** Why nothing was rendered; the values are added where they are known. */
type Failure = Omit<Extract<RenderedChart, { ok: false }>, 'values'>;

interface ValuesFile {
  name: string;
  path: string;
  values: JsonMap;
}

async function writeValues(
  chart: LoadedChart,
  { scenario, valuesFiles }: RenderValues,
  workspace: string,
): Promise<ValuesFile[]> {
  const sources = [
    ...scenario.valuesFiles.map(name => ({
      name,
      read: async () => readScenarioFile(chart, scenario, name),
    })),
    ...valuesFiles.map(name => ({ name, read: () => readValuesFile(name) })),
  ];
  return Promise.all(
    sources.map(async ({ name, read }, index) => {
      const text = await read();
      const target = path.join(workspace, `values-${index}.yaml`);
      await fs.writeFile(target, text);
      return { name, path: target, values: parseValues(name, text) };
    }),
  );
}

function readScenarioFile(
  chart: LoadedChart,
  scenario: Scenario,
  name: string,
): string {
  const text = chart.files.get(path.posix.normalize(name))?.toString('utf8');
  if (text !== undefined) return text;
  throw new AuditFailure(
    'values-not-found',
    `The scenario ${scenario.name} names the values file ${name}, which is not in the chart.`,
    'Correct the path in .helm-audit.yaml; it is relative to the chart and stays inside it.',
  );
}

async function readValuesFile(file: string): Promise<string> {
  try {
    return await fs.readFile(file, 'utf8');
  } catch {
    throw new AuditFailure(
      'values-not-found',
      `The values file ${file} can't be read.`,
      'Check the path; it is relative to the folder you are in.',
    );
  }
}

function explainFailure(
  { status, stderr, durationMs }: HelmResult,
  workspace: string,
  redactor: Redactor,
  options: HelmOptions,
): Failure {
  if (status === 'timeout') {
    return {
      ok: false,
      code: 'render-timeout',
      message: `Helm was stopped after ${
        (options.timeoutMs ?? 30_000) / 1000
      } seconds; a template seems never to end.`,
      fix: 'Look for loops over very long ranges in the templates.',
      durationMs,
    };
  }
  if (status === 'too-large') {
    return {
      ok: false,
      code: 'render-too-large',
      message: `The chart renders to more than ${
        options.outputLimitMiB ?? 50
      } MiB.`,
      fix: 'Look for loops over very long ranges in the templates.',
      durationMs,
    };
  }
  if (/out of memory|cannot allocate memory/i.test(stderr)) {
    return {
      ok: false,
      code: 'render-too-large',
      message: `Helm was stopped because rendering took more than ${
        options.memoryLimitMiB ?? 4_096
      } MiB of memory.`,
      fix: 'Look for loops over very long ranges in the templates.',
      durationMs,
    };
  }
  const message = helmMessage(stderr, workspace);
  return {
    ok: false,
    code: 'render-failed',
    message: redactor.text(message),
    fix: /execution error at|nil pointer/i.test(message)
      ? 'Give the value that the message asks for in a values file, or name a scenario that has it.'
      : 'Run `helm template` on the chart to see the same message.',
    durationMs,
  };
}

/** Helm's first error, without its warnings, debug hints and our folders. */
function helmMessage(stderr: string, workspace: string): string {
  const text = stderr
    .split(workspace)
    .join('')
    .replace(/\/chart\//g, '');
  const start = text.indexOf('Error:');
  const error = (start >= 0 ? text.slice(start + 'Error:'.length) : text)
    .replace(/\n*Use --debug flag.*$/s, '')
    .trim();
  return error.slice(0, 2_000) || 'Helm ended without a message.';
}
