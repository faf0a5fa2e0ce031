import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import { AuditRequest, AuditRun } from './auditRun';
import { DeclaredSettings } from './declaredSettings';
import { FactStore } from './facts/factStore';
import { Subject } from './loadSubject';
import { findNothingRuns, withoutWhatRuns } from './nothingRuns';
import { Profile } from './profiles/types';
import { AnyRule } from './rules/types';
import { Evaluation } from './stages/evaluate/evaluateRules';
import {
  gatherAwaited,
  gatherImmediate,
  GatherInput,
} from './stages/gather/gatherFacts';
import { scenarioCandidates } from './stages/load/scenarios';
import { LoadedChart, Scenario } from './stages/load/types';
import { parseChart } from './stages/parse/parseChart';
import { ChartRenderer } from './stages/render/chartRenderer';
import {
  RenderedScenario,
  renderScenarios,
} from './stages/render/renderScenarios';
import {
  redactorOf,
  ReportInput,
  sourcesOf,
} from './stages/report/buildReport';
import { score } from './stages/score/score';

/** What the rules judged, how it came about, and what it comes to. */
export type Judged = Pick<
  ReportInput,
  | keyof RenderedScenario
  | 'gathered'
  | 'facts'
  | 'results'
  | 'nothingRuns'
  | 'scorecard'
  | 'redactor'
  | 'sources'
>;

/** By what a chart is judged, and what it is gathered with. */
export interface Judge
  extends Pick<GatherInput, 'kubeVersion' | 'ownershipKeys' | 'sources'> {
  rules: readonly AnyRule[];
  profile: Profile;
  /** Makes ready to render a chart with the values of the request. */
  open: (
    chart: LoadedChart,
    request: AuditRequest,
    signal?: AbortSignal,
  ) => Promise<ChartRenderer>;
}

/**
 * Renders, parses, gathers, evaluates and scores. What waits for nothing that is still to be
 * tried or asked is judged while Helm works; only places are looked for afterwards.
 *
 * @throws AuditFailure when the chart can't be judged; AbortError when the signal fires
 */
export async function judgeSubject(
  subject: Subject,
  run: AuditRun,
  judge: Judge,
): Promise<Judged> {
  const { chart, declared } = subject;
  const { request, signal, onStage } = run;
  const { rules, profile } = judge;
  onStage('render');
  const renderer =
    chart.kind === 'chart'
      ? await judge.open(chart, request, signal)
      : undefined;
  try {
    const scenarios = scenariosOf(request, chart, declared);
    const chosen: Pick<Judged, keyof RenderedScenario> = renderer
      ? await renderScenarios(scenarios, each => renderer.render(each))
      : { scenario: scenarios[0], rendered: undefined };
    const { scenario, rendered } = chosen;
    onStage('parse');
    const parsed = parseChart(chart, rendered);
    onStage('gather');
    const input: GatherInput = {
      ...gatheredFrom(subject, run, judge),
      ...chosen,
      parsed,
      tryOut: renderer && (values => renderer.tryOut(scenario, values)),
    };
    const immediate = await gatherImmediate(input);
    const facts = new FactStore(immediate);
    const evaluation = new Evaluation(rules, profile, facts);
    const [awaited] = await Promise.all([
      gatherAwaited(input, immediate),
      evaluation.advance(),
    ]);
    facts.add(awaited);
    signal?.throwIfAborted();
    onStage('evaluate');
    const nothingRuns = findNothingRuns(chart, facts);
    const results = withoutWhatRuns(evaluation.conclude(), nothingRuns);
    onStage('score');
    const scorecard = score(results, profile);
    const gathered = { ...immediate, ...awaited };
    const traced = rendered?.ok ? await rendered.traced : undefined;
    return {
      ...chosen,
      gathered,
      facts,
      results,
      nothingRuns,
      scorecard,
      redactor: redactorOf(chart, rendered),
      sources: sourcesOf(chart, gathered, rendered, traced),
    };
  } finally {
    // Nobody waits until the copies of the chart are gone.
    renderer?.close().catch(() => {});
  }
}

/** What facts are gathered from beside what was rendered. */
function gatheredFrom(
  { chart, tier }: Subject,
  { request, repositories, auditedAt, signal }: AuditRun,
  { kubeVersion, ownershipKeys, sources }: Judge,
) {
  return {
    chart,
    tier: tier.value,
    kubeVersion,
    catalog: request.catalog,
    repositories,
    ownershipKeys,
    auditedAt,
    sources,
    signal,
  };
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
