import path from 'node:path/posix';
import pLimit from 'p-limit';
import { AuditFailure } from './errors';
import { aboutOf, Attempt, ScenarioTrial } from './fix/trials';
import { gatherChart } from './gatherers/chart';
import { gatherResources } from './gatherers/resources';
import { gatherTemplates } from './gatherers/templates';
import { gatherValues } from './gatherers/values';
import { Profile } from './profiles/types';
import { AnyRule } from './rules/types';
import { evaluateRules } from './stages/evaluate/evaluateRules';
import { GatheredFacts } from './stages/gather/types';
import { readChartMetadata } from './stages/load/chartMetadata';
import { LoadedChart, Scenario } from './stages/load/types';
import { parseRendered } from './stages/parse/parseManifests';
import { ChartRenderer } from './stages/render/chartRenderer';
import { Phases } from './stages/score/types';
import { score } from './stages/score/score';
import { TrialResult } from './stages/render/types';
import { parseValues } from './values';

/** Milliseconds of an audit after which no more fixes are tried. */
export const MAX_TRIAL_MS = 90_000;

/** How many renders of one trial run at once. */
const MAX_TRIAL_RENDERS = 2;

/** How many scenarios fixes are tried in; the audited one is always among them. */
const MAX_TRIAL_SCENARIOS = 6;

/** What trials of changed files need to know of the audit that they belong to. */
export interface TrialInput {
  chart: LoadedChart;
  /** Facts of the audit; what the changed files don't touch is taken from them. */
  gathered: GatheredFacts;
  rules: readonly AnyRule[];
  profile: Profile;
  /** What the roadmap of the audit has in which phase. */
  phases: Phases;
  /** The audited scenario. */
  scenario: Scenario;
  /** Makes a renderer of a copy of the chart, as the audited one was rendered. */
  open: (chart: LoadedChart) => Promise<ChartRenderer>;
}

/** Renders and audits a chart with changed files, as often as is asked. */
export function fixTrials(input: TrialInput): Attempt {
  const [audited, ...others] = trialScenarios(
    input.scenario,
    input.chart.scenarios,
  );
  return async (changed, where) => {
    const scenarios = where === 'audited' ? [audited] : others;
    if (scenarios.length === 0) return [];
    const chart = withFiles(input.chart, changed);
    const rendered = await renderAll(await input.open(chart), scenarios);
    return scenarios.map((scenario, index) =>
      judge(input, chart, scenario, rendered[index]),
    );
  };
}

function trialScenarios(audited: Scenario, all: Scenario[]): Scenario[] {
  const others = all.filter(({ name }) => name !== audited.name);
  return [audited, ...others].slice(0, MAX_TRIAL_SCENARIOS);
}

async function renderAll(
  renderer: ChartRenderer,
  scenarios: readonly Scenario[],
): Promise<TrialResult[]> {
  try {
    const limit = pLimit(MAX_TRIAL_RENDERS);
    return await Promise.all(
      scenarios.map(each => limit(() => tryScenario(renderer, each))),
    );
  } finally {
    await renderer.close();
  }
}

/** A values file of another scenario that is no good keeps nothing from being audited. */
async function tryScenario(
  renderer: ChartRenderer,
  scenario: Scenario,
): Promise<TrialResult> {
  try {
    return await renderer.tryOut(scenario, {});
  } catch (error) {
    if (error instanceof AuditFailure) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}

/** A copy of a chart with changed and new files. */
export function withFiles(
  chart: LoadedChart,
  changed: ReadonlyMap<string, string>,
): LoadedChart {
  if (changed.size === 0) return chart;
  const files = new Map(chart.files);
  for (const [file, text] of changed) files.set(file, Buffer.from(text));
  const values = files.get('values.yaml')?.toString('utf8') ?? '';
  return {
    ...chart,
    files,
    metadata: readChartMetadata(files),
    values: parseValues('values.yaml', values),
  };
}

function judge(
  { gathered, rules, profile, phases }: TrialInput,
  chart: LoadedChart,
  scenario: Scenario,
  rendered: TrialResult,
): ScenarioTrial {
  if (!rendered.ok) return { ok: false, message: rendered.message };
  const { manifests, problems } = parseRendered(rendered.output);
  const chartFact = gatherChart(chart);
  const resources = gatherResources(manifests);
  const facts: GatheredFacts = {
    ...gathered,
    ...(gathered.context.state === 'known' && {
      context: known({ ...gathered.context.value, scenario }),
    }),
    chart: known(chartFact),
    values: known(gatherValues(chart, scenario, chartFact.files)),
    templates: known(gatherTemplates(chartFact.files)),
    resources: known(resources),
    parseProblems: known(problems),
    repository: withRepositoryFiles(gathered.repository, chart),
  };
  const results = evaluateRules([...rules], facts, profile);
  return {
    ok: true,
    resources,
    score: () => score(results, profile, phases),
    undecided: results
      .filter(({ outcome }) => outcome === 'unknown' || outcome === 'error')
      .map(({ rule }) => rule.meta.id),
    findings: results.flatMap(({ rule, findings }) =>
      findings.map(finding => ({
        rule: rule.meta.id,
        fingerprint: finding.fingerprint,
        severity: finding.severity,
        messageId: finding.violation.messageId,
        message: finding.message,
        about: aboutOf(finding),
      })),
    ),
  };
}

/** The repository as it would be with the chart's files as they are now. */
function withRepositoryFiles(
  repository: GatheredFacts['repository'],
  { files, pathInRepository }: LoadedChart,
): GatheredFacts['repository'] {
  if (repository.state !== 'known') return repository;
  const own = [...files.keys()]
    .filter(file => !file.startsWith('charts/'))
    .map(file => [path.join(pathInRepository, file), file] as const);
  const paths = new Set(repository.value.paths);
  const texts = { ...repository.value.files };
  for (const [inRepository, file] of own) {
    paths.add(inRepository);
    if (Object.hasOwn(texts, inRepository)) {
      texts[inRepository] = files.get(file)!.toString('utf8');
    }
  }
  return known({ ...repository.value, paths: [...paths].sort(), files: texts });
}

function known<T>(value: T) {
  return { state: 'known' as const, value };
}
