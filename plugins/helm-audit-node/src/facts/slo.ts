import {
  booleanAt,
  JsonMap,
  listAt,
  mapsAt,
  numberAt,
  Path,
  stringAt,
  valueAt,
} from '../json';
import { Resource } from '../stages/gather/types';
import type { Alert, Alerting } from './alerting';
import { GOLDEN_SIGNALS, GoldenSignal, readSignals } from './goldenSignals';
import { parsePromql } from './promql';
import { repositoryObjects, Surroundings } from './surroundings';

/** A service level objective, and where it stands. */
export interface Slo {
  tool: 'Sloth' | 'Pyrra' | 'OpenSLO' | 'Datadog' | 'slo-generator' | 'Nobl9';
  name: string;
  /** Share of good events in percent, where it is written down. */
  objective?: number;
  /** Golden signals that it is measured by, where its queries tell. */
  signals: GoldenSignal[];
  /** Whether something alerts when its error budget burns; absent where that isn't known. */
  hasBurnRateAlert?: boolean;
  /** The rendered object that holds it; absent for SLOs of the repository. */
  resource?: Resource;
  /** Leads to the SLO within its object. */
  path: Path;
  file?: string;
}

/** What is promised of the service, and what watches over the promise. */
export interface ServiceLevels {
  slos: Slo[];
  /** Alerts on how fast an error budget burns, written by hand. */
  burnRateAlerts: Alert[];
}

type SloParts = Omit<Slo, 'resource' | 'file'>;

const READERS: Record<string, (body: JsonMap) => SloParts[]> = {
  'sloth.slok.dev/PrometheusServiceLevel': body => readSloth(body, 'spec'),
  'pyrra.dev/ServiceLevelObjective': readPyrra,
  'openslo/SLO': readOpenSlo,
  'openslo.com/SLO': readOpenSlo,
  'datadoghq.com/DatadogSLO': readDatadog,
  'sre.google.com/ServiceLevelObjective': body => [
    named('slo-generator', body, {
      objective: share(numberAt(body, 'spec', 'goal')),
    }),
  ],
  'n9/SLO': body => [named('Nobl9', body, {})],
};

/** Finds the SLOs of a release and of the repository, and alerts on burn rates. */
export function deriveServiceLevels(
  resources: Resource[],
  surroundings: Surroundings,
  alerting: Alerting,
): ServiceLevels {
  const rendered = resources.flatMap(resource =>
    readSlos(resource.body).map(slo => ({ ...slo, resource })),
  );
  const found = repositoryObjects(
    surroundings,
    /^(kind:|version: ["']?prometheus\/v1)/m,
  ).flatMap(({ file, body }) => readSlos(body).map(slo => ({ ...slo, file })));
  return {
    slos: [...rendered, ...found],
    burnRateAlerts: alerting.alerts.filter(isBurnRateAlert),
  };
}

function readSlos(body: JsonMap): SloParts[] {
  if (stringAt(body, 'version') === 'prometheus/v1') return readSloth(body);
  const group = stringAt(body, 'apiVersion')?.split('/')[0] ?? '';
  const id = `${group}/${stringAt(body, 'kind')}`;
  return Object.hasOwn(READERS, id) ? READERS[id](body) : [];
}

/** Sloth as a custom resource, or as a file in its own format with snake_case keys. */
function readSloth(body: JsonMap, ...root: string[]): SloParts[] {
  return mapsAt(body, ...root, 'slos').map(({ value, index }) => {
    const events = valueAt(value, 'sli', 'events');
    const raw = valueAt(value, 'sli', 'raw');
    const queries = [
      stringAt(events, 'errorQuery') ?? stringAt(events, 'error_query'),
      stringAt(raw, 'errorRatioQuery') ?? stringAt(raw, 'error_ratio_query'),
    ];
    const isOff = (crd: string, file: string) =>
      booleanAt(value, 'alerting', crd, 'disable') === true ||
      booleanAt(value, 'alerting', file, 'disable') === true;
    return {
      tool: 'Sloth',
      name: stringAt(value, 'name') ?? '',
      objective: numberAt(value, 'objective'),
      signals: signalsOf(queries),
      hasBurnRateAlert: !(
        isOff('pageAlert', 'page_alert') && isOff('ticketAlert', 'ticket_alert')
      ),
      path: [...root, 'slos', index],
    };
  });
}

function readPyrra(body: JsonMap): SloParts[] {
  const indicator = valueAt(body, 'spec', 'indicator');
  const queries = [
    stringAt(indicator, 'ratio', 'errors', 'metric'),
    stringAt(indicator, 'bool_gauge', 'metric'),
  ];
  const isLatency = ['latency', 'latencyNative'].some(
    kind => valueAt(indicator, kind) !== undefined,
  );
  return [
    named('Pyrra', body, {
      objective: Number(valueAt(body, 'spec', 'target')) || undefined,
      signals: isLatency ? ['latency'] : signalsOf(queries, 'errors'),
      hasBurnRateAlert:
        booleanAt(body, 'spec', 'alerting', 'disabled') !== true &&
        booleanAt(body, 'spec', 'alerting', 'burnrates') !== false,
    }),
  ];
}

function readOpenSlo(body: JsonMap): SloParts[] {
  const objectives = mapsAt(body, 'spec', 'objectives');
  const targets = objectives.flatMap(
    ({ value }) =>
      numberAt(value, 'targetPercent') ??
      share(numberAt(value, 'target')) ??
      [],
  );
  const policies = listAt(body, 'spec', 'alertPolicies');
  return [
    named('OpenSLO', body, {
      objective: targets.length > 0 ? Math.max(...targets) : undefined,
      signals: signalsOf(queriesIn(valueAt(body, 'spec', 'indicator'))),
      hasBurnRateAlert: policies.length > 0,
    }),
  ];
}

function readDatadog(body: JsonMap): SloParts[] {
  return [
    named('Datadog', body, {
      objective: Number(valueAt(body, 'spec', 'targetThreshold')) || undefined,
    }),
  ];
}

function named(
  tool: Slo['tool'],
  body: JsonMap,
  parts: Partial<SloParts>,
): SloParts {
  const name = stringAt(body, 'metadata', 'name') ?? '';
  return { tool, name, signals: [], path: ['spec'], ...parts };
}

function share(fraction: number | undefined): number | undefined {
  return fraction === undefined ? undefined : fraction * 100;
}

function signalsOf(
  queries: Array<string | undefined>,
  fallback?: GoldenSignal,
): GoldenSignal[] {
  const found = queries.flatMap(query =>
    query ? readSignals(parsePromql(query)) : [],
  );
  if (found.length === 0 && fallback) return [fallback];
  return GOLDEN_SIGNALS.filter(signal => found.includes(signal));
}

/** All texts under keys named `query`, however deep. */
function queriesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'query' && typeof child === 'string' ? [child] : queriesIn(child),
  );
}

/** Windows that names of recording rules end in, such as `ratio_rate5m`. */
const WINDOW_IN_NAME = /(?:rate|ratio|burnrate|increase)_?(\d+[smhdw])$/i;

/**
 * Whether an alert compares how fast an error budget burns over two windows at once, as the
 * SRE workbook has it. The factors (14.4, 6, 3, 1) vary, so they aren't asked for.
 */
export function isBurnRateAlert({ query, signals, name }: Alert): boolean {
  const windows = new Set([
    ...query.windows,
    ...query.selectors.flatMap(
      ({ metric }) => WINDOW_IN_NAME.exec(metric)?.[1] ?? [],
    ),
  ]);
  const isCombined = query.comparisons.some(
    ({ selectors, within }) => within.selectors.length > selectors.length,
  );
  const isAboutBudget =
    signals.includes('errors') ||
    signals.includes('latency') ||
    /budget|burn|slo/i.test(name);
  return isCombined && windows.size >= 2 && isAboutBudget;
}
