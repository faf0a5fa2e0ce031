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
import { defaultProfile } from './profiles/default';
import { Profile } from './profiles/types';
import { assertChartSettings, assertProfile } from './ruleOptions';
import { builtInRules } from './rules';
import { ruleDocs } from './rules/docs';
import { AnyRule } from './rules/types';
import { evaluateRules } from './stages/evaluate/evaluateRules';
import { findFixes, FixRequest } from './findFixes';
import { fixTrials, MAX_TRIAL_MS } from './fixTrials';
import { gatherFacts } from './stages/gather/gatherFacts';
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

/** Makes an auditor. Helm is looked for when the first chart is to be rendered. */
export function createAuditor(options: AuditorOptions = {}): Auditor {
  const profile = options.profile ?? defaultProfile;
  const rules = [...builtInRules, ...(options.rules ?? [])];
  assertProfile(rules, profile);
  const shared = options.shareRepositoryReads
    ? new RepositoryReader(true)
    : undefined;
  let helm: Promise<HelmCli> | undefined;
  const getHelm = () => {
    helm ??= HelmCli.create(options.helm);
    helm.catch(() => {
      helm = undefined;
    });
    return helm;
  };

  /** Makes ready to render a chart with the values that the request adds. */
  const openRenderer = async (
    chart: LoadedChart,
    { valuesFiles = [], set = [] }: AuditRequest,
    signal?: AbortSignal,
  ) =>
    ChartRenderer.open(
      chart,
      { valuesFiles, set },
      await getHelm(),
      options.helm,
      signal,
    );

  /** What the rules judge: renders, parses and gathers. */
  const gatherEvidence = async (
    chart: LoadedChart,
    tier: Tier,
    request: AuditRequest & {
      auditedAt: Date;
      declared: DeclaredSettings;
      repositories: RepositoryReader;
      signal?: AbortSignal;
      onStage: (stage: AuditStage) => void;
    },
  ) => {
    const { signal, onStage, repositories } = request;
    onStage('render');
    const renderer =
      chart.kind === 'chart'
        ? await openRenderer(chart, request, signal)
        : undefined;
    try {
      const scenarios = scenariosOf(request, chart, request.declared);
      const {
        scenario,
        rendered,
        insteadOf,
      }: Partial<RenderedScenario> & Pick<RenderedScenario, 'scenario'> =
        renderer
          ? await renderScenarios(scenarios, each => renderer.render(each))
          : { scenario: scenarios[0] };
      onStage('parse');
      const parsed = parse(chart, rendered);
      onStage('gather');
      const gathered = await gatherFacts({
        chart,
        scenario,
        tier,
        kubeVersion: options.helm?.kubeVersion ?? DEFAULT_KUBE_VERSION,
        rendered,
        parsed,
        catalog: request.catalog,
        repositories,
        ownershipKeys: options.ownershipKeys,
        auditedAt: request.auditedAt,
        tryOut: renderer && (values => renderer.tryOut(scenario, values)),
        sources: options.sources,
        signal,
      });
      return { scenario, rendered, insteadOf, gathered };
    } finally {
      await renderer?.close();
    }
  };

  return {
    profile,
    rules,
    async audit(request, { signal, onStage = () => {} } = {}) {
      const auditedAt = request.auditedAt ?? new Date();
      const started = performance.now();
      const breather = new Breather();

      onStage('load');
      // Each repository is read once, however often it is asked for.
      const repositories = shared ?? new RepositoryReader(true);
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
      assertChartSettings(rules, profile, chart.config.rules ?? []);
      const tier = tierOf(
        request.tier,
        request.catalog?.entity,
        declared.tier ?? chart.config.tier,
      );

      const { scenario, rendered, insteadOf, gathered } = await gatherEvidence(
        chart,
        tier.value,
        { ...request, declared, auditedAt, repositories, signal, onStage },
      );
      signal?.throwIfAborted();

      onStage('evaluate');
      const results = evaluateRules(rules, gathered, profile);
      await breather.pause();

      onStage('score');
      const scorecard = score(results, profile);

      onStage('fix');
      const sources = sourcesOf(chart, gathered, rendered);
      const redactor = redactorOf(chart, rendered);
      const isTried = request.fixes?.verify ?? options.verifyFixes ?? false;
      const { fixes, patched } = await findFixes({
        chart,
        scenario,
        results,
        phases: scorecard.phases,
        sources,
        redactor,
        breather,
        request: request.fixes,
        isOverdue: () => performance.now() > started + MAX_TRIAL_MS,
        attempt:
          isTried && rendered?.ok
            ? fixTrials({
                chart,
                scenario,
                gathered,
                rules,
                profile,
                phases: scorecard.phases,
                open: changed => openRenderer(changed, request, signal),
              })
            : undefined,
      });
      signal?.throwIfAborted();

      onStage('report');
      return buildReport({
        sources,
        redactor,
        fixes,
        patched,
        chart,
        scenario,
        insteadOf,
        tier,
        rendered,
        gathered,
        results,
        scorecard,
        docs: ruleDocs,
        entityRef: request.entityRef,
        auditedAt,
        durationMs: performance.now() - started,
      });
    },
  };
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
