import {
  AppearedObject,
  Attribution,
  GOLDEN_SIGNALS,
  GoldenSignal,
  SIGNAL_STRENGTHS,
  SignalStrength,
  ValueSetting,
} from '@helm-audit/plugin-helm-audit-common';
import {
  CapabilitiesFact,
  CapabilityTrial,
  Resource,
} from '../stages/gather/types';
import { Alerting, deriveAlerting } from './alerting';
import { deriveCanaryGates } from './canaryGates';
import { Dashboard, deriveDashboards } from './dashboards';
import { monitoredElsewhere } from './monitoredElsewhere';
import {
  findScrape,
  monitorRank,
  repositoryMonitors,
  Scrape,
} from './scraping';
import { deriveServiceLevels, ServiceLevels } from './slo';
import { Surroundings } from './surroundings';
import { loadServices } from './traffic';
import { unseenMonitoring } from './unseenMonitoring';
import { attribute } from './watchAttribution';
import { collectWatches, Watch } from './watches';
import { Named, nameWorkloads } from './watchNames';
import { isLongRunning, isService, Workload } from './workloads';

/** Something that watches a signal of one workload, and how that is known. */
export interface CellEvidence extends Watch {
  attribution: Attribution;
  /** What to set to have it; absent for what is on. */
  switchOn?: ValueSetting[];
}

/** How well one golden signal of one workload is watched. */
export interface MatrixCell {
  signal: GoldenSignal;
  /** The strongest that is on. */
  strength: SignalStrength;
  /** Why there may be more; absent when the strength is all there is. */
  unseen?: string;
  /** The strongest first; what is off comes last. */
  evidence: CellEvidence[];
}

/** How well a service workload is watched. */
export interface MatrixRow {
  resource: Resource;
  workload: Workload;
  serves: boolean;
  scrape?: Scrape;
  /** What could be switched on to have its metrics collected, when nothing does. */
  scrapeOffered?: { scrape: Scrape; switchOn: ValueSetting[] };
  cells: Record<GoldenSignal, MatrixCell>;
}

/** Golden signals by strength, for each service workload. */
export interface SloMatrix {
  rows: MatrixRow[];
  /** Product outside of the chart that watches, when something points to one. */
  elsewhere?: string;
  /** What could not be looked at. */
  unseen: string[];
  /** Monitors that the repository keeps beside the chart. */
  monitors: Resource[];
}

/** What the matrix is made of. */
export interface MatrixInput {
  resources: Resource[];
  workloads: Workload[];
  surroundings: Surroundings;
  alerting: Alerting;
  serviceLevels: ServiceLevels;
  dashboards: Dashboard[];
}

/** What the chart could switch on, where that was tried. */
export interface MatrixOffers {
  capabilities?: CapabilitiesFact;
  capabilityTrials?: CapabilityTrial[];
}

/** Finds out what watches each golden signal of each service workload. */
export function deriveSloMatrix(
  input: MatrixInput,
  offers: MatrixOffers = {},
): SloMatrix {
  const { resources, workloads, surroundings } = input;
  const monitors = repositoryMonitors(surroundings);
  const monitored = [...resources, ...monitors];
  const names = nameWorkloads(
    workloads,
    monitored,
    surroundings.chart?.metadata.name,
  );
  const canaryGates = deriveCanaryGates(resources, surroundings);
  const watches = collectWatches({ ...input, canaryGates });
  const offered = collectOffered(input, offers.capabilities);
  const elsewhere = monitoredElsewhere(resources, surroundings);
  const unseen = [
    ...(elsewhere
      ? [
          `${elsewhere} watches this service, and its alerts can't be seen from here.`,
        ]
      : []),
    ...unseenMonitoring(surroundings),
  ];
  const unread = watches
    .filter(({ signals }) => signals.length === 0)
    .flatMap(watch => watch.unseen ?? []);
  const doubts = [...new Set([...unseen, ...unread])];
  const evidence = shareOut([...watches, ...offered], names);
  const serving = new Set(
    workloads.filter(workload => loadServices(workload, resources).length > 0),
  );
  return {
    elsewhere,
    unseen: doubts,
    monitors,
    rows: workloads
      .filter(workload => isWatchable(workload, resources))
      .map(workload => ({
        resource: workload.resource,
        workload,
        serves: serving.has(workload),
        ...findCollection(workload, monitored, offers),
        cells: cellsOf(
          evidence.get(workload) ?? [],
          doubts,
          serving.size === 0 || serving.has(workload),
        ),
      })),
  };
}

/** Services, and agents that requests are sent to. */
function isWatchable(workload: Workload, resources: Resource[]): boolean {
  return (
    isService(workload) ||
    (isLongRunning(workload) && loadServices(workload, resources).length > 0)
  );
}

/** What would watch if it were switched on. */
function collectOffered(
  { surroundings, alerting }: MatrixInput,
  capabilities: CapabilitiesFact | undefined,
): Array<Watch & { switchOn: ValueSetting[] }> {
  const around: Surroundings = {
    ...surroundings,
    chart: undefined,
    repository: undefined,
    entity: undefined,
  };
  return offersOf(capabilities).flatMap(({ resource, switchOn }) => {
    const own = deriveAlerting([resource], around);
    const records = { ...alerting.records, ...own.records };
    const both = { ...own, records };
    return collectWatches({
      alerting: both,
      serviceLevels: deriveServiceLevels([resource], around, both),
      dashboards: deriveDashboards([resource], around),
      canaryGates: [],
    }).map(watch => ({ ...watch, switchOn }));
  });
}

/** Objects that can be switched on, with what that takes; several trials show the same. */
function offersOf(capabilities: CapabilitiesFact | undefined) {
  const offers = new Map<
    string,
    { resource: Resource; switchOn: ValueSetting[] }
  >();
  for (const resource of capabilities?.appeared ?? []) {
    const { kind, name, source } = resource;
    const switchOn = capabilities?.capabilities.find(({ proof }) =>
      proof.some(object => object.kind === kind && object.name === name),
    )?.settings;
    const key = `${kind} ${name} ${source}`;
    if (switchOn && !offers.has(key)) offers.set(key, { resource, switchOn });
  }
  return [...offers.values()];
}

function findCollection(
  workload: Workload,
  resources: Resource[],
  { capabilities, capabilityTrials = [] }: MatrixOffers,
): Pick<MatrixRow, 'scrape' | 'scrapeOffered'> {
  const scrape = findScrape(workload, resources);
  if (scrape) return { scrape };
  const offers = capabilityTrials.flatMap(trial => {
    const offered = findScrape(workload, trial.resources);
    const proven = trial.proves
      .flatMap(index => capabilities?.capabilities[index] ?? [])
      .find(({ proof }) => proof.some(object => isSame(object, offered)));
    // A monitor without a name is one that somebody would have to write first.
    const monitor = offered?.monitor;
    return offered && monitor?.name && proven
      ? [{ scrape: offered, monitor, switchOn: proven.settings }]
      : [];
  });
  const [best] = offers.sort(
    (a, b) =>
      contentOf(a) - contentOf(b) ||
      monitorRank(a.monitor) - monitorRank(b.monitor),
  );
  if (!best) return {};
  const { scrape: offered, switchOn } = best;
  return { scrapeOffered: { scrape: offered, switchOn } };
}

/** How many settings are more than a switch. */
function contentOf({ switchOn }: { switchOn: ValueSetting[] }): number {
  return switchOn.filter(({ value }) => value !== true).length;
}

function isSame({ kind, name }: AppearedObject, scrape: Scrape | undefined) {
  const monitor = scrape?.monitor;
  return kind === monitor?.kind && name === monitor.name;
}

/** Sorts evidence by the workloads that it is about. */
function shareOut(
  watches: Array<Watch & { switchOn?: ValueSetting[] }>,
  names: Named[],
): Map<Workload, CellEvidence[]> {
  const shares = new Map<Workload, CellEvidence[]>();
  for (const watch of watches) {
    if (watch.signals.length === 0) continue;
    for (const { named, attribution } of attribute(watch, names)) {
      const share = shares.get(named.workload) ?? [];
      share.push({ ...watch, attribution });
      shares.set(named.workload, share);
    }
  }
  return shares;
}

/** @param isAsked - whether requests that nobody is named for may be the workload's */
function cellsOf(
  evidence: CellEvidence[],
  unseen: string[],
  isAsked: boolean,
): MatrixRow['cells'] {
  const cells = GOLDEN_SIGNALS.map(signal => {
    const own = evidence
      .filter(
        ({ signals, attribution: { by } }) =>
          signals.includes(signal) &&
          (isAsked || by !== 'chart' || signal === 'saturation'),
      )
      .sort(strongestFirst);
    const strength = own.find(({ switchOn }) => !switchOn)?.strength ?? 'none';
    const doubts = [...own.flatMap(one => one.unseen ?? []), ...unseen];
    const cell: MatrixCell = {
      signal,
      strength,
      unseen: strength === 'slo' ? undefined : doubts[0],
      evidence: own,
    };
    return [signal, cell];
  });
  return Object.fromEntries(cells);
}

const CERTAINTY: Array<Attribution['by']> = ['labels', 'metric', 'chart'];

/** What is on before what is off, then by strength, then by how surely it is about this one. */
function strongestFirst(a: CellEvidence, b: CellEvidence): number {
  return (
    Number(Boolean(a.switchOn)) - Number(Boolean(b.switchOn)) ||
    compareStrength(b.strength, a.strength) ||
    CERTAINTY.indexOf(a.attribution.by) - CERTAINTY.indexOf(b.attribution.by)
  );
}

/** Below zero when the first is the weaker one. */
export function compareStrength(a: SignalStrength, b: SignalStrength): number {
  return SIGNAL_STRENGTHS.indexOf(a) - SIGNAL_STRENGTHS.indexOf(b);
}
