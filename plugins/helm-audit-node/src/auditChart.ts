import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  AuditReport,
  AuditStage,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { Breather } from './breather';
import {
  DeclaredSettings,
  declaredSettings,
  ownCatalogFile,
} from './declaredSettings';
import { AuditFailure } from './errors';
import { OwnershipKeys } from './facts/contacts';
import { RepositoryReader } from './gatherers/repository';
import { UpstreamSources } from './gatherers/upstream';
import { JsonMap } from './json';
import { defaultProfile } from './profiles/default';
import { Profile } from './profiles/types';
import { assertChartSettings, assertProfile } from './ruleOptions';
import { builtInRules } from './rules';
import { ruleDocs } from './rules/docs';
import { AnyRule } from './rules/types';
import { FactStore } from './facts/factStore';
import { Evaluation } from './stages/evaluate/evaluateRules';
import { findFixes, FixRequest, FoundFixes } from './findFixes';
import { fixTrials, MAX_TRIAL_MS } from './fixTrials';
import { gatherAwaited, gatherImmediate } from './stages/gather/gatherFacts';
import { addDeployments } from './stages/load/addDeployments';
import { DEFAULT_LOAD_LIMITS } from './stages/load/limits';
import { loadChart } from './stages/load/loadChart';
import { scenarioCandidates } from './stages/load/scenarios';
import { ChartLink, LoadedChart, Scenario } from './stages/load/types';
import { parseFiles, parseRendered } from './stages/parse/parseManifests';
import { ParsedManifests } from './stages/parse/types';
import { ChartRenderer } from './stages/render/chartRenderer';
import { HelmCli } from './stages/render/helmCli';
import { DEFAULT_KUBE_VERSION } from './stages/render/kubeVersion';
import {
  RenderedScenario,
  renderScenarios,
} from './stages/render/renderScenarios';
import { HelmOptions, RenderedChart } from './stages/render/types';
import { score } from './stages/score/score';
import { tierOf } from './tier';
import {
  buildReport,
  redactorOf,
  ReportInput,
  sourcesOf,
} from './stages/report/buildReport';

/** What to audit, and how. */
export interface AuditRequest {
  source: ChartLink;
  /** The catalog entity that the chart is linked to, with its owners and their members. */
  catalog?: { entity: Entity; related: Entity[] };
  entityRef?: string;
  /** Name of the scenario that counts; the most production-like one when absent. */
  scenario?: string;
  /** Absolute paths of values files, applied after the scenario's. */
  valuesFiles?: string[];
  /** `key=value` pairs as for `helm --set`. */
  set?: string[];
  tier?: Tier;
  /** Leave aside the baseline that `.helm-audit.yaml` names, as when it is written anew. */
  withoutBaseline?: boolean;
  /** Which fixes are made, and whether they are tried; all, untried, when absent. */
  fixes?: FixRequest;
  /** When the audit counts as made, so that an earlier version is judged as it was then. */
  auditedAt?: Date;
}

/** How an auditor works. */
export interface AuditorOptions {
  helm?: HelmOptions;
  profile?: Profile;
  /** Rules beside the built-in ones. */
  rules?: AnyRule[];
  /** Try fixes on a copy of each chart, unless a request says otherwise. */
  verifyFixes?: boolean;
  /** Read each repository once; only for runs that are over soon. */
  shareRepositoryReads?: boolean;
  /** Annotation keys that tell of ownership, in place of those that the audit knows. */
  ownershipKeys?: OwnershipKeys;
  /** Whom to ask about the open source in use; nobody when absent. */
  sources?: UpstreamSources;
}

/** Audits charts, one after the other or several at once. */
export interface Auditor {
  /**
   * Copies of the chart are removed from the folder for temporary files right after; nobody
   * waits for that.
   *
   * @throws AuditFailure when the chart can't be audited; AbortError when the signal fires
   */
  audit(
    request: AuditRequest,
    options?: { signal?: AbortSignal; onStage?: (stage: AuditStage) => void },
  ): Promise<AuditReport>;
  /** The profile that scores. */
  readonly profile: Profile;
  /** All rules, built-in and added. */
  readonly rules: readonly AnyRule[];
}

/** What the stages of one audit are given. */
interface Run {
  request: AuditRequest;
  auditedAt: Date;
  repositories: RepositoryReader;
  signal?: AbortSignal;
  onStage: (stage: AuditStage) => void;
  breather: Breather;
  /** Whether no time is left to try more. */
  isOverdue: () => boolean;
}

/** A chart as it was read, and what was declared of it. */
interface Subject {
  chart: LoadedChart;
  declared: DeclaredSettings;
  tier: AuditReport['tier'];
}

/** What the rules judged, how it came about, and what it comes to. */
type Judged = Pick<
  ReportInput,
  | keyof RenderedScenario
  | 'gathered'
  | 'facts'
  | 'results'
  | 'scorecard'
  | 'redactor'
  | 'sources'
>;

class ChartAuditor implements Auditor {
  readonly profile: Profile;
  readonly rules: readonly AnyRule[];
  readonly #repositories: RepositoryReader | undefined;
  #helm: Promise<HelmCli> | undefined;

  constructor(private readonly options: AuditorOptions) {
    this.profile = options.profile ?? defaultProfile;
    this.rules = [...builtInRules, ...(options.rules ?? [])];
    assertProfile(this.rules, this.profile);
    this.#repositories = options.shareRepositoryReads
      ? new RepositoryReader(true)
      : undefined;
  }

  async audit(
    request: AuditRequest,
    { signal, onStage = () => {} }: Parameters<Auditor['audit']>[1] = {},
  ): Promise<AuditReport> {
    const started = performance.now();
    const run: Run = {
      request,
      auditedAt: request.auditedAt ?? new Date(),
      // Each repository is read once, however often it is asked for.
      repositories: this.#repositories ?? new RepositoryReader(true),
      signal,
      onStage,
      breather: new Breather(),
      isOverdue: () => performance.now() > started + MAX_TRIAL_MS,
    };
    onStage('load');
    const subject = await this.#load(run);
    const judged = await this.#judge(subject, run);

    onStage('fix');
    const found = await this.#fix(subject, judged, run);
    signal?.throwIfAborted();

    onStage('report');
    return buildReport({
      ...judged,
      ...found,
      chart: subject.chart,
      tier: subject.tier,
      docs: ruleDocs,
      entityRef: request.entityRef,
      auditedAt: run.auditedAt,
      durationMs: performance.now() - started,
    });
  }

  /** Reads the chart, and what it and the repository around it say of how it is audited. */
  async #load({ request, repositories }: Run): Promise<Subject> {
    const loaded = await loadChart(
      request.source,
      DEFAULT_LOAD_LIMITS,
      request.withoutBaseline,
    );
    const around = loaded.repositoryRoot
      ? await readAround(repositories, loaded.repositoryRoot)
      : ownCatalogFile(loaded);
    const chart = await addDeployments(loaded, around);
    const declared = request.catalog ? {} : declaredSettings(chart, around);
    assertChartSettings(this.rules, this.profile, chart.config.rules ?? []);
    const tier = tierOf(
      request.tier,
      request.catalog?.entity,
      declared.tier ?? chart.config.tier,
    );
    return { chart, declared, tier };
  }

  /**
   * Renders, parses, gathers, evaluates and scores. What waits for nothing that is still to be
   * tried or asked is judged while Helm works; only places are looked for afterwards.
   */
  async #judge(subject: Subject, run: Run): Promise<Judged> {
    const { chart, declared } = subject;
    const { request, signal, onStage } = run;
    onStage('render');
    const renderer =
      chart.kind === 'chart'
        ? await this.#openRenderer(chart, request, signal)
        : undefined;
    try {
      const scenarios = scenariosOf(request, chart, declared);
      const chosen: Pick<Judged, keyof RenderedScenario> = renderer
        ? await renderScenarios(scenarios, each => renderer.render(each))
        : { scenario: scenarios[0], rendered: undefined };
      const { scenario, rendered } = chosen;
      onStage('parse');
      const parsed = parse(chart, rendered);
      onStage('gather');
      const input = {
        ...this.#gatherInput(subject, run),
        scenario,
        rendered,
        parsed,
        tryOut:
          renderer && ((values: JsonMap) => renderer.tryOut(scenario, values)),
      };
      const immediate = await gatherImmediate(input);
      const facts = new FactStore(immediate);
      const evaluation = new Evaluation(this.rules, this.profile, facts);
      const [awaited] = await Promise.all([
        gatherAwaited(input, immediate),
        evaluation.advance(),
      ]);
      facts.add(awaited);
      signal?.throwIfAborted();
      onStage('evaluate');
      const results = evaluation.conclude();
      onStage('score');
      const scorecard = score(results, this.profile);
      const gathered = { ...immediate, ...awaited };
      const redactor = redactorOf(chart, rendered);
      const traced = rendered?.ok ? await rendered.traced : undefined;
      const sources = sourcesOf(chart, gathered, rendered, traced);
      return {
        ...chosen,
        gathered,
        facts,
        results,
        scorecard,
        redactor,
        sources,
      };
    } finally {
      // Nobody waits until the copies of the chart are gone.
      renderer?.close().catch(() => {});
    }
  }

  /** What facts are gathered from beside what was rendered. */
  #gatherInput(
    { chart, tier }: Subject,
    { request, repositories, auditedAt, signal }: Run,
  ) {
    const { helm, ownershipKeys, sources } = this.options;
    return {
      chart,
      tier: tier.value,
      kubeVersion: helm?.kubeVersion ?? DEFAULT_KUBE_VERSION,
      catalog: request.catalog,
      repositories,
      ownershipKeys,
      auditedAt,
      sources,
      signal,
    };
  }

  /** Finds fixes, and tries them where that is asked for. */
  #fix(
    { chart }: Subject,
    {
      scenario,
      rendered,
      gathered,
      results,
      sources,
      redactor,
      scorecard: { phases },
    }: Judged,
    { request, signal, breather, isOverdue }: Run,
  ): Promise<FoundFixes> {
    const { rules, profile } = this;
    const isTried = request.fixes?.verify ?? this.options.verifyFixes ?? false;
    return findFixes({
      chart,
      scenario,
      results,
      phases,
      sources,
      redactor,
      breather,
      isOverdue,
      request: request.fixes,
      attempt:
        isTried && rendered?.ok
          ? fixTrials({
              chart,
              scenario,
              gathered,
              rules,
              profile,
              phases,
              open: changed => this.#openRenderer(changed, request, signal),
            })
          : undefined,
    });
  }

  /** Makes ready to render a chart with the values that the request adds. */
  async #openRenderer(
    chart: LoadedChart,
    { valuesFiles = [], set = [] }: AuditRequest,
    signal?: AbortSignal,
  ): Promise<ChartRenderer> {
    const values = { valuesFiles, set };
    const helm = await this.#findHelm();
    return ChartRenderer.open(chart, values, helm, this.options.helm, signal);
  }

  /** Helm, which is looked for again when it was not found. */
  #findHelm(): Promise<HelmCli> {
    this.#helm ??= HelmCli.create(this.options.helm);
    this.#helm.catch(() => {
      this.#helm = undefined;
    });
    return this.#helm;
  }
}

/** Makes an auditor. Helm is looked for when the first chart is to be rendered. */
export function createAuditor(options: AuditorOptions = {}): Auditor {
  return new ChartAuditor(options);
}

/**
 * Files of the repository around a chart that may declare something about it. One that can't
 * be read declares nothing; the gatherer that reads it says so in the report.
 */
async function readAround(repositories: RepositoryReader, root: string) {
  try {
    return (await repositories.read(root)).files;
  } catch {
    return {};
  }
}

function parse(chart: LoadedChart, rendered: RenderedChart | undefined) {
  if (chart.kind === 'manifests') return parseManifestFiles(chart);
  return rendered?.ok ? parseRendered(rendered.output) : undefined;
}

/** @throws AuditFailure `no-manifests` when there is nothing to judge in them */
function parseManifestFiles({ files, metadata }: LoadedChart): ParsedManifests {
  const parsed = parseFiles(files);
  if (parsed.manifests.some(({ body }) => typeof body.kind === 'string')) {
    return parsed;
  }
  const [problem] = parsed.problems;
  throw new AuditFailure(
    'no-manifests',
    `${metadata.name} holds no Kubernetes object${
      problem ? `: ${problem.source} can't be read (${problem.message})` : ''
    }.`,
    'Point at rendered manifests; audit a chart without --manifests.',
  );
}

function scenariosOf(
  request: AuditRequest,
  chart: LoadedChart,
  declared: DeclaredSettings,
): Scenario[] {
  const annotations = request.catalog?.entity.metadata.annotations ?? {};
  return scenarioCandidates(
    chart.scenarios,
    request.scenario ?? annotations[ANNOTATIONS.scenario] ?? declared.scenario,
  );
}
