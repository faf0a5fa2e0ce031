import type { Entity } from '@backstage/catalog-model';
import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { codeOf } from '../../errors';
import { gatherChart } from '../../gatherers/chart';
import { RepositoryReader } from '../../gatherers/repository';
import { gatherResources } from '../../gatherers/resources';
import { gatherTemplates } from '../../gatherers/templates';
import { gatherValues } from '../../gatherers/values';
import { LoadedChart, Scenario } from '../load/types';
import { ParsedManifests } from '../parse/types';
import { RenderedChart } from '../render/types';
import { Fact, GatheredFacts, RenderingFact } from './types';

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
}

const NO_CHART = 'These are plain manifests, not a chart.';

/** Gathers all facts. What can't be found out is undetermined, with the reason. */
export async function gatherFacts(input: GatherInput): Promise<GatheredFacts> {
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
    }),
    suppression: known({
      date: input.auditedAt.toISOString().slice(0, 10),
      config: chart.config,
    }),
    chart: ofChart(chartFact),
    values: ofChart(
      chartFact && gatherValues(chart, scenario, chartFact.files),
    ),
    templates: ofChart(chartFact && gatherTemplates(chartFact.files)),
    resources: ofManifests(rendered, parsed, manifests =>
      gatherResources(manifests.manifests),
    ),
    parseProblems: ofManifests(
      rendered,
      parsed,
      manifests => manifests.problems,
    ),
    rendering: describeRendering(rendered),
    capabilities: isChart
      ? undetermined('No trial render was made.')
      : absent(NO_CHART),
    repository: isChart
      ? await gatherRepository(chart.repositoryRoot, input.repositories)
      : absent(NO_CHART),
    entity: catalog
      ? known(catalog)
      : undetermined('There is no catalog entity at hand.'),
  };
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
