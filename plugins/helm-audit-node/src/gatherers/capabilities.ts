import { askForRules } from '../capabilities/emptyRules';
import { chartTreeOf, coalesceValues } from '../chartTree';
import { findOffers } from '../capabilities/findOffers';
import { proveOffers, TrialOutcome } from '../capabilities/proveOffers';
import { messageOf } from '../errors';
import { findDeprecation, minorOf } from '../facts/apiDeprecations';
import { JsonMap } from '../json';
import { Fact, GatheredFacts, Resource } from '../stages/gather/types';
import { LoadedChart } from '../stages/load/types';
import { parseRendered } from '../stages/parse/parseManifests';
import { RenderedChart, TrialResult } from '../stages/render/types';
import { mergeValues } from '../values';
import { splitDocuments } from '../yaml';
import { gatherResources } from './resources';

/** What a chart was rendered to, and how to render it again. */
export interface CapabilitiesInput {
  chart: LoadedChart;
  rendered: RenderedChart | undefined;
  resources: Fact<Resource[]>;
  /** Renders the scenario with other values over it. */
  tryOut?: (values: JsonMap) => Promise<TrialResult>;
  signal?: AbortSignal;
}

/** The facts of what a chart can render beside what it does. */
type CapabilityFacts = Pick<GatheredFacts, 'capabilities' | 'capabilityTrials'>;

/** Finds what the chart can render beside what it does, and proves it by trial renders. */
export async function gatherCapabilities(
  input: CapabilitiesInput,
): Promise<CapabilityFacts> {
  const { rendered, resources, tryOut } = input;
  if (!rendered?.ok || resources.state !== 'known' || !tryOut) {
    return unknownCapabilities('The chart could not be rendered.');
  }
  try {
    return await proveCapabilities(input, rendered, resources.value, tryOut);
  } catch (error) {
    input.signal?.throwIfAborted();
    return unknownCapabilities(
      `Its templates could not be read (${messageOf(error)}).`,
    );
  }
}

/** The facts where nothing can be said. */
export function unknownCapabilities(reason: string): CapabilityFacts {
  const unknown = { state: 'undetermined' as const, reason };
  return { capabilities: unknown, capabilityTrials: unknown };
}

async function proveCapabilities(
  { chart }: CapabilitiesInput,
  rendered: Extract<RenderedChart, { ok: true }>,
  resources: Resource[],
  tryOut: NonNullable<CapabilitiesInput['tryOut']>,
): Promise<CapabilityFacts> {
  const values = rendered.values.reduce<JsonMap>(mergeValues, chart.values);
  const { offers, valueFor } = findOffers({
    files: chart.files,
    values,
    cluster: rendered.renderer,
    rendered: resources,
  });
  const known = indexDocuments(rendered.output, resources);
  const { capabilities, trials } = await proveOffers({
    offers,
    tryOut: async (trial): Promise<TrialOutcome<Resource>> => {
      const result = await tryOut(trial);
      return result.ok
        ? { ok: true, objects: readTrial(result.output, known) }
        : result;
    },
    textOf: source => chart.files.get(source)?.toString('utf8'),
    valueFor,
    whyRefused: object => whyRefused(object, rendered.renderer.kubeVersion),
  });
  const isProven = (object: Resource, proves: number[]) =>
    proves.some(
      index =>
        offers[index].kind === object.kind &&
        offers[index].source === object.source,
    );
  const appeared = trials.flatMap(({ proves, objects }) =>
    objects.filter(object => isProven(object, proves)),
  );
  const all = coalesceValues(chartTreeOf(chart.files), values);
  return {
    capabilities: {
      state: 'known',
      value: {
        capabilities: capabilities.map(each =>
          askForRules(each, appeared, all),
        ),
        appeared,
      },
    },
    capabilityTrials: {
      state: 'known',
      value: trials.map(({ proves, objects }) => ({
        proves,
        resources: objects,
      })),
    },
  };
}

/** What would be rendered with an API version that is gone can't be installed. */
function whyRefused(
  { kind, apiVersion }: Resource,
  kubeVersion: string,
): string | undefined {
  const removedIn = findDeprecation({ kind, apiVersion })?.removedIn;
  return removedIn !== undefined && minorOf(kubeVersion) >= removedIn
    ? `It would be rendered as ${apiVersion}, which Kubernetes 1.${removedIn} no longer has.`
    : undefined;
}

/** Objects of the scenario's own render, by the text that Helm wrote for them. */
function indexDocuments(
  output: string,
  resources: readonly Resource[],
): Map<string, Resource[]> {
  const byPlace = new Map<string, Resource[]>();
  for (const resource of resources) {
    const place = `${resource.source} ${resource.document}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), resource]);
  }
  const counts = new Map<string, number>();
  return new Map(
    splitDocuments(output).flatMap((text): Array<[string, Resource[]]> => {
      const source = text.match(/^# Source: [^/\n]+\/(.+)$/m)?.[1] ?? '';
      const document = counts.get(source) ?? 0;
      counts.set(source, document + 1);
      const found = byPlace.get(`${source} ${document}`);
      return found ? [[text, found]] : [];
    }),
  );
}

/** Objects of a trial; what it renders as before is not parsed again. */
function readTrial(
  output: string,
  known: ReadonlyMap<string, Resource[]>,
): Resource[] {
  const same: Resource[] = [];
  const changed: string[] = [];
  for (const text of splitDocuments(output)) {
    const found = known.get(text);
    if (found) same.push(...found);
    else changed.push(text);
  }
  const { manifests } = parseRendered(changed.join('\n---'));
  return [...same, ...gatherResources(manifests)];
}
