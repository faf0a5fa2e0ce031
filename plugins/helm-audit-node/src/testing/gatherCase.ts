import type { Entity } from '@backstage/catalog-model';
import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { findOffers } from '../capabilities/findOffers';
import { describeOffers } from '../capabilities/proveOffers';
import { unknownCapabilities } from '../gatherers/capabilities';
import { gatherChart } from '../gatherers/chart';
import { gatherResources } from '../gatherers/resources';
import { gatherTemplates } from '../gatherers/templates';
import { noEvidence } from '../gatherers/upstream';
import { gatherValues } from '../gatherers/values';
import { UpstreamEvidence } from '../sources/evidence';
import { Fact, GatheredFacts, RenderingFact } from '../stages/gather/types';
import { readChartMetadata } from '../stages/load/chartMetadata';
import { loadConfig, NO_CONFIG } from '../stages/load/config';
import { resolveDependencies } from '../stages/load/dependencies';
import { DEFAULT_LOAD_LIMITS } from '../stages/load/limits';
import { DEFAULT_SCENARIO, discoverScenarios } from '../stages/load/scenarios';
import { listSubcharts } from '../stages/load/subcharts';
import { FileTree, LoadedChart } from '../stages/load/types';
import { ParsedManifest } from '../stages/parse/types';
import { PRODUCTION_API_VERSIONS } from '../stages/render/apiVersions';
import { findUnstable } from '../stages/render/unstableDocuments';
import { parseValues } from '../values';
import { parseFiles, parseRendered } from '../stages/parse/parseManifests';

/** What a rule is tried on, written down in full. */
export interface RuleCase {
  /** Rendered manifests, as YAML documents; `# Source:` names the template, as in Helm. */
  manifests?: string;
  /** Files of the chart by path. Chart.yaml is made up when it is left out. */
  chart?: Record<string, string>;
  /** Files of the repository around the chart by path. */
  repository?: Record<string, string>;
  /** Whether the repository holds more than was listed or read. */
  repositoryTruncated?: boolean;
  /** Path of the chart within the repository; `.` when left out. */
  chartPath?: string;
  /** The catalog entity. */
  entity?: Entity;
  /** Owners, members and whatever else the catalog relates to the entity. */
  related?: Entity[];
  /** Criticality tier; 2 when left out. */
  tier?: Tier;
  /** Day of the audit, 2026-01-01 when left out. */
  date?: string;
  /** Values files of the audited scenario; none when left out. */
  valuesFiles?: string[];
  /** Kubernetes version that is rendered for. */
  kubeVersion?: string;
  /** What a second render of the same chart gives; the same when left out. */
  renderedAgain?: string;
  /** What sources say of the open source in use; all switched off when left out. */
  upstream?: Partial<UpstreamEvidence>;
  /** Helm's message when the case is a chart that does not render. */
  renderError?: string;
}

/** Name of the file that a case's manifests stand in. */
export const MANIFESTS_FILE = 'manifests.yaml';

const MINIMAL_CHART = `apiVersion: v2
name: example
version: 1.0.0
`;

/** Gathers the facts of a case; what it leaves out is absent or undetermined. */
export async function gatherCase(
  testCase: RuleCase,
): Promise<{ gathered: GatheredFacts; files: FileTree }> {
  const isChart = Boolean(
    testCase.chart ||
      testCase.repository ||
      testCase.entity ||
      testCase.renderError,
  );
  const chart = isChart ? await loadCase(testCase) : undefined;
  const chartFact = chart && gatherChart(chart);
  const text = testCase.manifests ?? '';
  const { valuesFiles = [] } = testCase;
  const scenario = { ...DEFAULT_SCENARIO, valuesFiles };
  const manifests = new Map([[MANIFESTS_FILE, Buffer.from(text)]]);
  const parsed = /^# Source: /m.test(text)
    ? parseRendered(text)
    : parseFiles(manifests);
  const gathered: GatheredFacts = {
    context: known({
      tier: testCase.tier ?? 2,
      scenario,
      kubeVersion: testCase.kubeVersion ?? '1.33.0',
      kubeVersionRange: chart?.metadata.kubeVersion,
      isChart,
      answers: chart?.config.answers ?? {},
    }),
    suppression: known({
      date: testCase.date ?? '2026-01-01',
      config: chart?.config ?? NO_CONFIG,
    }),
    chart: chartFact ? known(chartFact) : absent(),
    values:
      chart && chartFact
        ? known(gatherValues(chart, scenario, chartFact.files))
        : absent(),
    templates: chartFact ? known(gatherTemplates(chartFact.files)) : absent(),
    resources: testCase.renderError
      ? undetermined('The chart could not be rendered.')
      : known(gatherResources(parsed.manifests)),
    parseProblems: known(parsed.problems),
    rendering: chart ? known(renderingOf(testCase, chart.files)) : absent(),
    ...capabilitiesOf(chart, testCase, parsed.manifests),
    repository: testCase.repository
      ? known({
          paths: Object.keys(testCase.repository).sort(),
          files: testCase.repository,
          truncated: testCase.repositoryTruncated ?? false,
        })
      : undetermined('No repository in this case.'),
    entity: testCase.entity
      ? known({ entity: testCase.entity, related: testCase.related ?? [] })
      : undetermined('No entity in this case.'),
    upstream: known({
      ...noEvidence(testCase.date ?? '2026-01-01'),
      ...testCase.upstream,
    }),
  };
  return { gathered, files: new Map([...(chart?.files ?? []), ...manifests]) };
}

async function loadCase(testCase: RuleCase): Promise<LoadedChart> {
  const files = new Map(
    Object.entries({
      'Chart.yaml': MINIMAL_CHART,
      ...testCase.chart,
    }).map(([path, text]): [string, Buffer] => [path, Buffer.from(text)]),
  );
  const metadata = readChartMetadata(files);
  const values = parseValues(
    'values.yaml',
    files.get('values.yaml')?.toString() ?? '',
  );
  const { dependencies } = await resolveDependencies(metadata, files, values, {
    limits: DEFAULT_LOAD_LIMITS,
  });
  const config = await loadConfig({ files });
  return {
    kind: 'chart',
    metadata,
    files,
    archives: [],
    values,
    dependencies,
    subcharts: listSubcharts(files),
    scenarios: discoverScenarios(files, config.scenarios),
    config,
    pathInRepository: testCase.chartPath ?? '.',
  };
}

function known<T>(value: T): Fact<T> {
  return { state: 'known', value };
}

function renderingOf(
  { renderError, renderedAgain, manifests = '' }: RuleCase,
  files: FileTree,
): RenderingFact {
  if (renderError !== undefined) {
    const code = 'render-failed';
    return { ok: false, code, message: renderError, unstable: [] };
  }
  const again = renderedAgain ?? manifests;
  return { ok: true, unstable: findUnstable(manifests, again, files) };
}

/** What the case's templates offer, which nothing here can try. */
function capabilitiesOf(
  chart: LoadedChart | undefined,
  { kubeVersion = '1.33.0', renderError }: RuleCase,
  rendered: ParsedManifest[],
): Pick<GatheredFacts, 'capabilities' | 'capabilityTrials'> {
  if (!chart) return { capabilities: absent(), capabilityTrials: absent() };
  if (renderError !== undefined) {
    return unknownCapabilities('The chart could not be rendered.');
  }
  const { offers } = findOffers({
    files: chart.files,
    values: chart.values,
    cluster: {
      kubeVersion,
      helmVersion: '4.0.0',
      apiVersions: PRODUCTION_API_VERSIONS,
    },
    rendered: rendered.map(({ source, body }) => ({
      source,
      kind: String(body.kind),
    })),
  });
  // Manifests whose templates a case leaves out may stem from any of them.
  const elsewhere = new Set(
    rendered
      .filter(({ source }) => source === MANIFESTS_FILE)
      .map(({ body }) => body.kind),
  );
  const capabilities = describeOffers(
    offers.filter(({ kind }) => !elsewhere.has(kind)),
  );
  return {
    capabilities: known({ capabilities, appeared: [] }),
    capabilityTrials: known([]),
  };
}

function undetermined<T>(reason: string): Fact<T> {
  return { state: 'undetermined', reason };
}

function absent<T>(): Fact<T> {
  return { state: 'absent', reason: 'No chart in this case.' };
}
