import {
  AuditReport,
  Fix,
  IncompleteReason,
  QuestionId,
  REPORT_SCHEMA_VERSION,
  RuleDoc,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';
import { oncePerFact } from '../../facts/oncePerFact';
import { FactStore } from '../../facts/factStore';
import {
  describeDependency,
  missingDependencies,
} from '../../missingDependencies';
import { withInstalledNames } from '../../installedNames';
import { Redactor } from '../../redact';
import { sha256 } from '../../sha256';
import { mergeValues } from '../../values';
import { ENGINE_VERSION } from '../../version';
import { RuleResult } from '../evaluate/types';
import { ChartFact, GatheredFacts } from '../gather/types';
import { LoadedChart, Scenario } from '../load/types';
import { RenderedChart, TracedRender } from '../render/types';
import { PatchedPhase, Scorecard } from '../score/types';
import { findHabits } from '../../facts/habits';
import { assess } from './assessment';
import { dependentsOf } from '../../facts/reach';
import { successorOf } from '../../facts/successor';
import { describeBlastRadius } from './blastRadius';
import { reportCapabilities } from './capabilities';
import { reportDependencies } from './dependencies';
import { withoutTimes } from './dependencyTimes';
import { reportOwnership } from './ownership';
import { reportRules } from './ruleReports';
import { reportSchemaCheck } from './schemaCheck';
import { reportSloGaps } from './sloGaps';
import { Sources } from './sources';
import { summarise } from './summary';
import { Trace } from './trace';
import { withoutFixes } from './withoutFixes';

/** Everything that a report is made of. */
export interface ReportInput {
  chart: LoadedChart;
  scenario: Scenario;
  /** The scenario that it stands in for. */
  insteadOf?: AuditReport['scenario']['insteadOf'];
  tier: AuditReport['tier'];
  rendered: RenderedChart | undefined;
  gathered: GatheredFacts;
  /** The same facts, with those that are derived of them. */
  facts: FactStore;
  results: RuleResult[];
  /** Why nothing that runs could be judged; absent where something was. */
  nothingRuns?: { message: string; fix: string };
  scorecard: Scorecard;
  docs: Readonly<Record<string, RuleDoc>>;
  sources: Sources;
  redactor: Redactor;
  /** Fixes by the fingerprints of their findings. */
  fixes: ReadonlyMap<string, Fix>;
  /** The chart with the proven fixes of each phase, where they were tried. */
  patched: ReadonlyArray<PatchedPhase | undefined>;
  entityRef?: string;
  auditedAt: Date;
  /** Milliseconds. */
  durationMs: number;
}

/** Writes the one document of an audit. */
export function buildReport(input: ReportInput): AuditReport {
  const { chart, gathered, rendered } = input;
  const written = writeContent(input);
  const content =
    chart.kind === 'chart'
      ? withInstalledNames(
          written,
          chart.metadata.name,
          valueOf(gathered.resources) ?? [],
        )
      : written;
  return {
    ...content,
    renderer: content.renderer && {
      ...content.renderer,
      durationMs: Math.round(rendered?.durationMs ?? 0),
    },
    digest: sha256(JSON.stringify(withoutFixes(withoutTimes(content)))),
    auditedAt: input.auditedAt.toISOString(),
    durationMs: Math.round(input.durationMs),
  };
}

/** All that does not depend on when the audit was made, and how long it took. */
function writeContent(input: ReportInput) {
  const { chart, gathered, rendered, redactor, tier, facts: store } = input;
  const incompleteReasons = explainIncomplete(input, redactor);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    engine: { name: 'helm-audit' as const, version: ENGINE_VERSION },
    chart: describeChart(chart),
    entityRef: input.entityRef,
    tier,
    scenario: describeScenario(input.scenario, input.insteadOf),
    renderer: rendered?.renderer && {
      ...rendered.renderer,
      manifests: valueOf(gathered.resources)?.length ?? 0,
    },
    schemaCheck: reportSchemaCheck(valueOf(store.get('schemaCheck'))),
    incomplete: incompleteReasons.length > 0,
    incompleteReasons,
    dependencies: reportDependencies(chart, store.get('ossManifest'), redactor),
    capabilities: reportCapabilities(gathered.capabilities, redactor),
    ownership: reportOwnership(store.get('ownershipLadder')),
    slo: reportSloGaps(store, tier.value, redactor),
    ...judge(input, incompleteReasons.length > 0),
  };
}

/** What the rules found, what it comes to, and what it means. */
function judge(input: ReportInput, isIncomplete: boolean) {
  const { results, scorecard, tier, gathered, facts: store } = input;
  const { score, lifts, phases, scoresAfter } = scorecard;
  const { docs, redactor, sources, fixes, patched } = input;
  const rules = reportRules(results, {
    docs,
    redactor,
    sources,
    fixes,
    phases,
  });
  const blastRadiusOf = blastRadiusIn(input);
  const answers = valueOf(gathered.context)?.answers ?? {};
  const summary = summarise(rules, score, isIncomplete, lifts, blastRadiusOf);
  const opening = [
    describeDeprecation(valueOf(gathered.chart)),
    input.nothingRuns?.message,
    summary.sentence,
  ];
  return {
    score,
    summary: { ...summary, sentence: opening.filter(Boolean).join(' ') },
    ...assess({
      rules,
      metas: results.map(({ rule }) => rule.meta),
      score,
      lifts,
      scoresAfter,
      patched,
      tier,
      habits: valueOf(store.get('habits')) ?? findHabits([]),
      answered: new Set(Object.keys(answers) as QuestionId[]),
      blastRadiusOf,
    }),
    rules,
  };
}

/** That the chart is given up comes before all that could be mended in it. */
function describeDeprecation(chart: ChartFact | undefined) {
  if (!chart?.metadata.deprecated) return undefined;
  const successor = successorOf(chart);
  return successor
    ? `Its maintainers have deprecated this chart: move to ${successor}.`
    : 'Its maintainers have deprecated this chart: look for its successor.';
}

/** Works out who is hit by what a rule found. */
function blastRadiusIn({ gathered, tier, facts: store }: ReportInput) {
  const catalog = valueOf(gathered.entity);
  const reach = {
    workloads: valueOf(store.get('workloads')) ?? [],
    resources: valueOf(gathered.resources) ?? [],
    dependents: catalog && dependentsOf(catalog.entity, catalog.related),
    tier: tier.value,
  };
  return oncePerFact((rule: RuleReport) => describeBlastRadius(rule, reach));
}

/** The files that findings are located in. */
export function sourcesOf(
  chart: LoadedChart,
  gathered: GatheredFacts,
  rendered: RenderedChart | undefined,
  traced: TracedRender | undefined,
): Sources {
  return new Sources(
    chart.files,
    chart.kind === 'chart',
    valueOf(gathered.repository)?.files ?? {},
    traced && new Trace(traced),
    (rendered?.values ?? []).reduce(mergeValues, chart.values),
  );
}

/** Takes secrets of the values out of what people will read. */
export function redactorOf(
  chart: LoadedChart,
  rendered: RenderedChart | undefined,
): Redactor {
  // A password that is the chart's own name would blot out every name in the report.
  const { name } = chart.metadata;
  return new Redactor([chart.values, ...(rendered?.values ?? [])], name);
}

/** Values that are written in place may hold secrets, and are left out. */
function describeScenario(
  { name, valuesFiles, source }: Scenario,
  insteadOf: ReportInput['insteadOf'],
): AuditReport['scenario'] {
  return { name, valuesFiles, source, ...(insteadOf && { insteadOf }) };
}

function describeChart(chart: LoadedChart): AuditReport['chart'] {
  const { name, version, appVersion, description, type } = chart.metadata;
  return {
    name,
    version,
    appVersion,
    description,
    type: chart.kind === 'manifests' ? 'manifests' : type,
    path: chart.pathInRepository,
  };
}

function explainIncomplete(
  { chart, rendered, gathered, results, nothingRuns }: ReportInput,
  redactor: Redactor,
): IncompleteReason[] {
  const reasons: IncompleteReason[] = [];
  // One that is off, and whose absence did not keep the chart from rendering, is not missed.
  const missing = missingDependencies(chart).filter(
    ({ enabledByDefault }) => enabledByDefault || !rendered?.ok,
  );
  for (const dependency of missing) {
    reasons.push({
      code: 'missing-dependency',
      message: `The dependency ${describeDependency(
        dependency,
      )} is not in charts/ and could not be had.`,
      fix: 'Run `helm dependency build` and audit again, or commit charts/ with the chart.',
    });
  }
  const isExplained = reasons.length > 0;
  if (rendered && !rendered.ok && rendered.code !== 'library-chart') {
    if (rendered.code !== 'missing-dependency' || !isExplained) {
      reasons.push({
        code: 'render-failed',
        message: rendered.message,
        fix: rendered.fix,
      });
    }
  }
  if (nothingRuns) reasons.push({ code: 'nothing-deployed', ...nothingRuns });
  for (const problem of valueOf(gathered.parseProblems) ?? []) {
    const { source, document, line } = problem;
    const place = line ? `line ${line} of ${source}` : source;
    reasons.push({
      code: 'invalid-manifest',
      message: `Document ${document + 1} of ${source}${
        line ? ` (line ${line})` : ''
      } is no Kubernetes object: ${redactor.text(
        problem.message,
      )}. The other documents were judged.`,
      fix:
        chart.kind === 'manifests'
          ? `Correct ${place}, and audit again.`
          : 'Run `helm template` and look at what that template renders.',
    });
  }
  for (const { rule, outcome, reason } of results) {
    if (outcome !== 'error') continue;
    reasons.push({
      code: 'rule-error',
      message: `The rule ${rule.meta.id} failed: ${redactor.text(
        reason ?? '',
      )}.`,
      fix: 'This is a defect in the rule; please report it with the chart.',
    });
  }
  return reasons;
}

function valueOf<T>(
  fact: { state: 'known'; value: T } | { state: string },
): T | undefined {
  return 'value' in fact ? fact.value : undefined;
}
