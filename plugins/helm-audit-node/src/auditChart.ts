import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATIONS,
  AuditReport,
  AuditStage,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { RepositoryReader } from './gatherers/repository';
import { defaultProfile } from './profiles/default';
import { Profile } from './profiles/types';
import { builtInRules } from './rules';
import { ruleDocs } from './rules/docs';
import { AnyRule } from './rules/types';
import { evaluateRules } from './stages/evaluate/evaluateRules';
import { gatherFacts } from './stages/gather/gatherFacts';
import { loadChart } from './stages/load/loadChart';
import { chooseScenario } from './stages/load/scenarios';
import { ChartLink, LoadedChart, Scenario } from './stages/load/types';
import { parseFiles, parseRendered } from './stages/parse/parseManifests';
import { HelmCli } from './stages/render/helmCli';
import { DEFAULT_KUBE_VERSION } from './stages/render/kubeVersion';
import { renderChart } from './stages/render/renderChart';
import { HelmOptions, RenderedChart } from './stages/render/types';
import { score } from './stages/score/score';
import { buildReport } from './stages/report/buildReport';

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
}

/** How an auditor works. */
export interface AuditorOptions {
  helm?: HelmOptions;
  profile?: Profile;
  /** Rules beside the built-in ones. */
  rules?: AnyRule[];
  /** Read each repository once; only for runs that are over soon. */
  shareRepositoryReads?: boolean;
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

/** How many other scenarios are tried when the one that counts does not render. */
const MAX_OTHER_SCENARIOS = 3;

/** Makes an auditor. Helm is looked for when the first chart is to be rendered. */
export function createAuditor(options: AuditorOptions = {}): Auditor {
  const profile = options.profile ?? defaultProfile;
  const rules = [...builtInRules, ...(options.rules ?? [])];
  const repositories = new RepositoryReader(
    options.shareRepositoryReads ?? false,
  );
  let helm: Promise<HelmCli> | undefined;
  const getHelm = () => {
    helm ??= HelmCli.create(options.helm);
    helm.catch(() => {
      helm = undefined;
    });
    return helm;
  };

  return {
    profile,
    rules,
    async audit(request, { signal, onStage = () => {} } = {}) {
      const auditedAt = new Date();
      const started = performance.now();

      onStage('load');
      const chart = await loadChart(request.source);
      const tier = tierOf(request);

      onStage('render');
      const { scenario, rendered } = await render(chart, request, signal);

      onStage('parse');
      const parsed = parse(chart, rendered);

      onStage('gather');
      const { catalog } = request;
      const gathered = await gatherFacts({
        chart,
        scenario,
        tier: tier.value,
        kubeVersion: options.helm?.kubeVersion ?? DEFAULT_KUBE_VERSION,
        rendered,
        parsed,
        catalog,
        repositories,
      });
      signal?.throwIfAborted();

      onStage('evaluate');
      const results = evaluateRules(rules, gathered, profile);

      onStage('score');
      const scorecard = score(results, profile);

      onStage('report');
      return buildReport({
        chart,
        scenario,
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

  async function render(
    chart: LoadedChart,
    request: AuditRequest,
    signal?: AbortSignal,
  ): Promise<{ scenario: Scenario; rendered: RenderedChart | undefined }> {
    const candidates = scenariosOf(request, chart);
    if (chart.kind === 'manifests') {
      return { scenario: candidates[0], rendered: undefined };
    }
    const renderScenario = async (scenario: Scenario) => {
      const { valuesFiles = [], set = [] } = request;
      const values = { scenario, valuesFiles, set };
      return {
        scenario,
        rendered: await renderChart(
          chart,
          values,
          await getHelm(),
          options.helm,
          signal,
        ),
      };
    };
    const first = await renderScenario(candidates[0]);
    if (first.rendered.ok || first.rendered.code !== 'render-failed') {
      return first;
    }
    for (const candidate of candidates.slice(1)) {
      const other = await renderScenario(candidate);
      if (other.rendered.ok) return other;
    }
    return first;
  }
}

function parse(chart: LoadedChart, rendered: RenderedChart | undefined) {
  if (chart.kind === 'manifests') return parseFiles(chart.files);
  return rendered?.ok ? parseRendered(rendered.output) : undefined;
}

/**
 * The scenario that counts, and those to try when it does not render: a chart may ask for
 * values that only some of its values files give. One that was asked for is not replaced.
 */
function scenariosOf(request: AuditRequest, chart: LoadedChart): Scenario[] {
  const annotations = request.catalog?.entity.metadata.annotations ?? {};
  const requested = request.scenario ?? annotations[ANNOTATIONS.scenario];
  const chosen = chooseScenario(chart.scenarios, requested);
  if (requested) return [chosen];
  const others = chart.scenarios.filter(scenario => scenario !== chosen);
  return [chosen, ...others.slice(0, MAX_OTHER_SCENARIOS)];
}

function tierOf(request: AuditRequest): AuditReport['tier'] {
  if (request.tier) return { value: request.tier, source: 'option' };
  const { annotations = {}, labels = {} } =
    request.catalog?.entity.metadata ?? {};
  const text = annotations[ANNOTATIONS.tier] ?? labels[ANNOTATIONS.tier];
  const value = [1, 2, 3].find(tier => String(tier) === text?.trim());
  return value
    ? { value: value as Tier, source: 'entity' }
    : { value: 2, source: 'default' };
}
