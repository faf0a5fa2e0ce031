import type { Entity } from '@backstage/catalog-model';
import {
  ANSWER_PREFIX,
  QUESTION_IDS,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { codeOf } from '../../errors';
import { deriveInventory, Inventory } from '../../facts/oss/inventory';
import { deriveWorkloads } from '../../facts/workloads';
import { gatherCapabilities } from '../../gatherers/capabilities';
import { gatherChart } from '../../gatherers/chart';
import { OwnershipKeys } from '../../facts/contacts';
import { RepositoryReader } from '../../gatherers/repository';
import { gatherResources } from '../../gatherers/resources';
import { gatherTemplates } from '../../gatherers/templates';
import { gatherUpstream, UpstreamSources } from '../../gatherers/upstream';
import { gatherValues } from '../../gatherers/values';
import { JsonMap } from '../../json';
import { Answers, LoadedChart, Scenario } from '../load/types';
import { ParsedManifests } from '../parse/types';
import { RenderedChart, TrialResult } from '../render/types';
import {
  AwaitedFacts,
  ChartFact,
  Fact,
  GatheredFacts,
  ImmediateFacts,
  RenderingFact,
  Resource,
} from './types';

/** Everything that facts are gathered from. */
export interface GatherInput {
  chart: LoadedChart;
  scenario: Scenario;
  tier: Tier;
  auditedAt: Date;
  /** Target version, where nothing was rendered for another one. */
  kubeVersion: string;
  rendered: RenderedChart | undefined;
  parsed: ParsedManifests | undefined;
  catalog?: { entity: Entity; related: Entity[] };
  repositories: RepositoryReader;
  ownershipKeys?: OwnershipKeys;
  sources?: UpstreamSources;
  signal?: AbortSignal;
  /** Renders the scenario once more with other values over it. */
  tryOut?: (values: JsonMap) => Promise<TrialResult>;
}

const NO_CHART = 'These are plain manifests, not a chart.';

/** Gathers what is at hand. What can't be found out is undetermined, with the reason. */
export async function gatherImmediate(
  input: GatherInput,
): Promise<ImmediateFacts> {
  const { chart, scenario, tier, rendered, parsed, catalog } = input;
  const isChart = chart.kind === 'chart';
  const chartFact = isChart ? gatherChart(chart) : undefined;
  const ofChart = <T>(value: T | undefined): Fact<T> =>
    value === undefined ? absent(NO_CHART) : known(value);
  return {
    context: known({
      tier,
      scenario,
      kubeVersion: rendered?.renderer?.kubeVersion ?? input.kubeVersion,
      kubeVersionRange: chart.metadata.kubeVersion,
      isChart,
      answers: answersOf(chart, catalog?.entity),
      ownershipKeys: input.ownershipKeys,
    }),
    suppression: known({
      date: dayOf(input.auditedAt),
      config: chart.config,
    }),
    chart: ofChart(chartFact),
    values: ofChart(
      chartFact && gatherValues(chart, scenario, chartFact.files),
    ),
    templates: ofChart(chartFact && gatherTemplates(chartFact.files)),
    resources: ofManifests(rendered, parsed, ({ manifests }) =>
      gatherResources(manifests),
    ),
    parseProblems: ofManifests(
      rendered,
      parsed,
      manifests => manifests.problems,
    ),
    rendering: describeRendering(rendered),
    repository: isChart
      ? await gatherRepository(chart.repositoryRoot, input.repositories)
      : absent(NO_CHART),
    entity: catalog
      ? known(catalog)
      : undetermined('There is no catalog entity at hand.'),
  };
}

/** Gathers what has to be waited for: by trial renders, and of sources outside. */
export async function gatherAwaited(
  input: GatherInput,
  { chart, resources }: ImmediateFacts,
): Promise<AwaitedFacts> {
  const [capabilities, upstream] = await Promise.all([
    input.chart.kind === 'chart'
      ? gatherCapabilities({ ...input, resources })
      : {
          capabilities: absent<never>(NO_CHART),
          capabilityTrials: absent<never>(NO_CHART),
        },
    gatherUpstream(
      () => listInventory(chart, resources),
      dayOf(input.auditedAt),
      input.sources,
      input.signal,
    ),
  ]);
  return { ...capabilities, upstream: known(upstream) };
}

/** In UTC, such as `2026-11-23`. */
function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** What sources are asked about; the same that the derived fact of that name says. */
function listInventory(
  chart: Fact<ChartFact>,
  resources: Fact<Resource[]>,
): Inventory {
  return deriveInventory(
    chart.state === 'known' ? chart.value : undefined,
    resources.state === 'known' ? deriveWorkloads(resources.value) : undefined,
  );
}

function ofManifests<T>(
  rendered: RenderedChart | undefined,
  parsed: ParsedManifests | undefined,
  read: (parsed: ParsedManifests) => T,
): Fact<T> {
  if (parsed) return known(read(parsed));
  if (rendered && !rendered.ok && rendered.code === 'library-chart') {
    return absent(rendered.message);
  }
  return undetermined('The chart could not be rendered.');
}

/** Answers of the repository, and those of the catalog, which win. */
function answersOf(
  { config }: LoadedChart,
  entity: Entity | undefined,
): Answers {
  const annotations = entity?.metadata.annotations ?? {};
  const given = QUESTION_IDS.flatMap(id => {
    const answer = annotations[`${ANSWER_PREFIX}${id}`]?.trim();
    return answer ? [[id, answer] as const] : [];
  });
  return { ...config.answers, ...Object.fromEntries(given) };
}

function describeRendering(
  rendered: RenderedChart | undefined,
): Fact<RenderingFact> {
  if (!rendered) return absent(NO_CHART);
  if (rendered.ok) return known({ ok: true, unstable: rendered.unstable });
  const { code, message } = rendered;
  return code === 'library-chart'
    ? absent(message)
    : known({ ok: false, code, message, unstable: [] });
}

async function gatherRepository(
  root: string | undefined,
  repositories: RepositoryReader,
): Promise<GatheredFacts['repository']> {
  if (!root) return undetermined('No repository was found around the chart.');
  try {
    return known(await repositories.read(root));
  } catch (error) {
    return undetermined(`The repository can't be read (${codeOf(error)}).`);
  }
}

function known<T>(value: T): Fact<T> {
  return { state: 'known', value };
}

function undetermined<T>(reason: string): Fact<T> {
  return { state: 'undetermined', reason };
}

function absent<T>(reason: string): Fact<T> {
  return { state: 'absent', reason };
}
