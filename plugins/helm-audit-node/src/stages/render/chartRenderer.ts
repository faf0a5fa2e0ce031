import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dump } from 'js-yaml';
import { JsonMap } from '../../json';
import {
  describeDependency,
  missingDependencies,
} from '../../missingDependencies';
import { Redactor } from '../../redact';
import { valuesOfPair } from '../../values';
import { RELEASE_NAME, RELEASE_NAMESPACE } from '../../release';
import { LoadedChart, Scenario } from '../load/types';
import { PRODUCTION_API_VERSIONS } from './apiVersions';
import { writeChart } from './chartFiles';
import { explainFailure, RenderFailure } from './explainFailure';
import { HelmCli, HelmResult } from './helmCli';
import { instrument } from './instrument';
import { chooseKubeVersion } from './kubeVersion';
import {
  HelmOptions,
  RenderedChart,
  Renderer,
  TracedRender,
  TrialResult,
  UnstableDocument,
} from './types';
import { findUnstable, mayDiffer } from './unstableDocuments';
import { RenderValues, ValuesFile, writeValues } from './valuesFiles';

/**
 * Renders a chart with the real Helm, as often as is asked, in a private copy of its files
 * that is written once. Call `close` when done.
 */
export class ChartRenderer {
  readonly #renderer: Renderer;
  #trials = 0;
  #written: { scenario: Scenario; files: Promise<ValuesFile[]> } | undefined;
  /** What still reads the copies of the chart. */
  readonly #running = new Set<Promise<unknown>>();
  /** Copies of the chart that are written, by their folder. */
  readonly #traced = new Map<string, Promise<void>>();

  private constructor(
    private readonly chart: LoadedChart,
    private readonly values: Omit<RenderValues, 'scenario'>,
    private readonly helm: HelmCli,
    private readonly options: HelmOptions,
    private readonly workspace: string,
    private readonly signal?: AbortSignal,
  ) {
    this.#renderer = {
      helmVersion: helm.version,
      kubeVersion: chooseKubeVersion(
        chart.metadata.kubeVersion,
        options.kubeVersion,
      ),
      apiVersions: options.apiVersions ?? PRODUCTION_API_VERSIONS,
    };
  }

  /** @throws AuditFailure `link-outside-chart` when the chart names files outside itself */
  static async open(
    chart: LoadedChart,
    values: Omit<RenderValues, 'scenario'>,
    helm: HelmCli,
    options: HelmOptions = {},
    signal?: AbortSignal,
  ): Promise<ChartRenderer> {
    const workspace = await fs.mkdtemp(
      path.join(os.tmpdir(), 'helm-audit-chart-'),
    );
    const renderer = new ChartRenderer(
      chart,
      values,
      helm,
      options,
      workspace,
      signal,
    );
    try {
      if (!whyNotRenderable(chart)) {
        await writeChart(chart, path.join(workspace, 'chart'));
      }
    } catch (error) {
      await renderer.close();
      throw error;
    }
    return renderer;
  }

  /** Removes everything that was written, when nothing uses it any more. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running);
    await fs.rm(this.workspace, { recursive: true, force: true });
  }

  /**
   * The manifests of the chart under a scenario.
   *
   * @throws AuditFailure `values-not-found`, `bad-values` when a values file is no good
   */
  async render(scenario: Scenario): Promise<RenderedChart> {
    const files = await this.#writeValues(scenario);
    const holders = [
      ...files.map(file => file.values),
      ...this.#pairs(scenario).map(valuesOfPair),
    ];
    const unavailable = whyNotRenderable(this.chart);
    if (unavailable) return { ...unavailable, values: holders };
    const set = this.#pairs(scenario);
    const run = () => this.#run(this.#arguments(files, set));
    const running = run();
    const untraceable = new AbortController();
    const traced = this.#startTrace(files, set, untraceable.signal);
    const result = await running;
    if (result.status === 'ok') {
      return {
        ok: true,
        output: result.stdout,
        values: holders,
        renderer: this.#renderer,
        unstable: await this.#compareWithSecond(result.stdout, run),
        traced,
        durationMs: result.durationMs,
      };
    }
    // With comments in it, it would not render either; the next scenario writes other values.
    untraceable.abort();
    await Promise.allSettled([traced]);
    const redactor = new Redactor(
      [this.chart.values, ...holders],
      this.chart.metadata.name,
    );
    return {
      ...explainFailure(result, this.workspace, redactor, this.options),
      values: holders,
      renderer: this.#renderer,
    };
  }

  /**
   * Renders a scenario that was rendered before once more, with other values over it.
   *
   * @param values - as a values file would hold them
   */
  async tryOut(scenario: Scenario, values: JsonMap): Promise<TrialResult> {
    const files = await this.#writeValues(scenario);
    const trial = path.join(this.workspace, `trial-${this.#trials++}.yaml`);
    await fs.writeFile(trial, dump(values));
    const set = this.#pairs(scenario);
    const args = [...this.#arguments(files, set), '--values', trial];
    const result = await this.#run(args);
    if (result.status === 'ok') return { ok: true, output: result.stdout };
    const redactor = new Redactor(
      [this.chart.values, ...files.map(file => file.values)],
      this.chart.metadata.name,
    );
    const { workspace, options } = this;
    const { message } = explainFailure(result, workspace, redactor, options);
    return { ok: false, message };
  }

  /** Begins to render for places, which others need not wait for. */
  #startTrace(
    files: ValuesFile[],
    set: string[],
    signal: AbortSignal,
  ): Promise<TracedRender | undefined> {
    const traced = this.#trace(files, set, signal);
    this.#running.add(traced);
    // Told to those who ask for it, and to nobody where all has ended before.
    traced.catch(() => {});
    return traced;
  }

  /** Renders a copy of the chart whose lines tell where they come from. */
  async #trace(
    valuesFiles: ValuesFile[],
    set: string[],
    signal: AbortSignal,
  ): Promise<TracedRender | undefined> {
    const copy = (name: string, withCalls: boolean) =>
      this.#traceCopy({ name, withCalls }, valuesFiles, set, signal);
    return (await copy('traced', true)) ?? (await copy('traced-lines', false));
  }

  /** @returns undefined when the chart does not render with the comments in it */
  async #traceCopy(
    { name, withCalls }: { name: string; withCalls: boolean },
    valuesFiles: ValuesFile[],
    set: string[],
    signal: AbortSignal,
  ): Promise<TracedRender | undefined> {
    const { texts, templates } = instrument(this.chart.files, withCalls);
    const written =
      this.#traced.get(name) ??
      writeChart(
        this.chart,
        path.join(this.workspace, name),
        (file, content) => texts.get(file) ?? content,
      );
    this.#traced.set(name, written);
    await written;
    const args = this.#arguments(valuesFiles, set, `./${name}`);
    const result = await this.#run(args, signal);
    return result.status === 'ok'
      ? { output: result.stdout, templates }
      : undefined;
  }

  /** Writes the values files once for renders in a row, which may overlap. */
  #writeValues(scenario: Scenario): Promise<ValuesFile[]> {
    if (this.#written?.scenario !== scenario) {
      const files = writeValues(
        this.chart,
        { ...this.values, scenario },
        this.workspace,
      );
      this.#written = { scenario, files };
    }
    return this.#written.files;
  }

  #run(args: string[], further?: AbortSignal): Promise<HelmResult> {
    const signals = [this.signal, further].filter(each => each !== undefined);
    const result = this.helm.run(
      args,
      this.workspace,
      AbortSignal.any(signals),
    );
    this.#running.add(result);
    return result;
  }

  /** Pairs of the scenario, then those of the request. */
  #pairs({ set = [] }: Scenario): string[] {
    return [...set, ...this.values.set];
  }

  #arguments(
    valuesFiles: ValuesFile[],
    set: string[],
    folder = './chart',
  ): string[] {
    const { kubeVersion, apiVersions } = this.#renderer;
    return [
      'template',
      RELEASE_NAME,
      folder,
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

  /** Renders once more where that may give something else, and says what differed. */
  async #compareWithSecond(
    first: string,
    run: () => Promise<HelmResult>,
  ): Promise<UnstableDocument[]> {
    const { files } = this.chart;
    if (!mayDiffer(files, first)) return [];
    const second = await run();
    return second.status === 'ok'
      ? findUnstable(first, second.stdout, files)
      : [];
  }
}

function whyNotRenderable(chart: LoadedChart): RenderFailure | undefined {
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
