import {
  GOLDEN_SIGNALS,
  GoldenSignal,
} from '@helm-audit/plugin-helm-audit-common';
import {
  booleanAt,
  isMap,
  JsonMap,
  listAt,
  mapAt,
  mapsAt,
  numberAt,
  Path,
  stringAt,
  valueAt,
} from '../json';
import { readSignals } from './goldenSignals';
import { parsePromql } from './promql';

/** An objective as its tool writes it down. */
export interface SloParts {
  tool:
    | 'Sloth'
    | 'Pyrra'
    | 'OpenSLO'
    | 'Datadog'
    | 'slo-generator'
    | 'Nobl9'
    | 'annotation';
  name: string;
  /** Service that it is for, as the tool calls it. */
  service?: string;
  /** Share of good events in percent, where it is written down. */
  objective?: number;
  /** Period that it holds for, such as `30d`, where it is written down. */
  window?: string;
  /** Golden signals that it is measured by, where its queries tell. */
  signals: GoldenSignal[];
  /** Queries that it is measured by. */
  queries: string[];
  /** Whether something alerts when its error budget burns; absent where that isn't known. */
  hasBurnRateAlert?: boolean;
  /** Leads to the SLO within its object. */
  path: Path;
}

/** Indicators that stand in objects of their own, by their names. */
export type Indicators = ReadonlyMap<string, JsonMap>;

type Reader = (body: JsonMap, indicators: Indicators) => SloParts[];

const READERS: Record<string, Reader> = {
  'sloth.slok.dev/PrometheusServiceLevel': body => readSloth(body, 'spec'),
  'pyrra.dev/ServiceLevelObjective': readPyrra,
  'openslo/SLO': readOpenSlo,
  'openslo.com/SLO': readOpenSlo,
  'datadoghq.com/DatadogSLO': readDatadog,
  'sre.google.com/ServiceLevelObjective': readSloGenerator,
  'n9/SLO': readNobl9,
};

/** Sloth computes its objectives over this period unless it is told otherwise. */
const SLOTH_WINDOW = '30d';

/** Reads the objectives of an object; of one that holds none there are none. */
export function readSlos(body: JsonMap, indicators: Indicators): SloParts[] {
  if (stringAt(body, 'version') === 'prometheus/v1') return readSloth(body);
  const group = stringAt(body, 'apiVersion')?.split('/')[0] ?? '';
  const id = `${group}/${stringAt(body, 'kind')}`;
  return Object.hasOwn(READERS, id) ? READERS[id](body, indicators) : [];
}

/** The indicators of OpenSLO among objects. */
export function readIndicators(bodies: JsonMap[]): Indicators {
  return new Map(
    bodies
      .filter(({ kind }) => kind === 'SLI')
      .map(body => [stringAt(body, 'metadata', 'name') ?? '', body]),
  );
}

/** Sloth as a custom resource, or as a file in its own format with snake_case keys. */
function readSloth(body: JsonMap, ...root: string[]): SloParts[] {
  const service = stringAt(body, ...root, 'service');
  return mapsAt(body, ...root, 'slos').map(({ value, index }) => {
    const events = mapAt(value, 'sli', 'events');
    const raw = mapAt(value, 'sli', 'raw');
    const bad = texts([
      events.errorQuery ?? events.error_query,
      raw.errorRatioQuery ?? raw.error_ratio_query,
    ]);
    const total = texts([events.totalQuery ?? events.total_query]);
    const isOff = (crd: string, file: string) =>
      booleanAt(value, 'alerting', crd, 'disable') === true ||
      booleanAt(value, 'alerting', file, 'disable') === true;
    const plugin = stringAt(value, 'sli', 'plugin', 'id');
    return {
      tool: 'Sloth',
      name: stringAt(value, 'name') ?? '',
      service,
      objective: numberAt(value, 'objective'),
      window: SLOTH_WINDOW,
      signals: plugin
        ? signalsOfName(plugin)
        : signalsOf(bad, bad.length > 0 ? 'errors' : undefined),
      queries: [...bad, ...total],
      hasBurnRateAlert: !(
        isOff('pageAlert', 'page_alert') && isOff('ticketAlert', 'ticket_alert')
      ),
      path: [...root, 'slos', index],
    };
  });
}

function readPyrra(body: JsonMap): SloParts[] {
  const indicator = mapAt(body, 'spec', 'indicator');
  const queries = texts(
    Object.values(indicator).flatMap(parts => [
      valueAt(parts, 'errors', 'metric'),
      valueAt(parts, 'success', 'metric'),
      valueAt(parts, 'metric'),
      valueAt(parts, 'total', 'metric'),
    ]),
  );
  const isLatency = isMap(indicator.latency) || isMap(indicator.latencyNative);
  return [
    named('Pyrra', body, {
      objective: Number(valueAt(body, 'spec', 'target')) || undefined,
      window: stringAt(body, 'spec', 'window'),
      signals: isLatency ? ['latency'] : signalsOf(queries, 'errors'),
      queries,
      hasBurnRateAlert:
        booleanAt(body, 'spec', 'alerting', 'disabled') !== true &&
        booleanAt(body, 'spec', 'alerting', 'burnrates') !== false,
    }),
  ];
}

function readOpenSlo(body: JsonMap, indicators: Indicators): SloParts[] {
  const objectives = mapsAt(body, 'spec', 'objectives');
  const targets = objectives.flatMap(
    ({ value }) =>
      numberAt(value, 'targetPercent') ??
      share(numberAt(value, 'target')) ??
      [],
  );
  const reference = stringAt(body, 'spec', 'indicatorRef') ?? '';
  const queries = queriesIn([
    valueAt(body, 'spec', 'indicator'),
    indicators.get(reference),
    // Where the first version of the format has them.
    valueAt(body, 'spec', 'objectives'),
  ]);
  const policies = listAt(body, 'spec', 'alertPolicies');
  return [
    named('OpenSLO', body, {
      service: stringAt(body, 'spec', 'service'),
      objective: targets.length > 0 ? Math.max(...targets) : undefined,
      window:
        stringAt(body, 'spec', 'timeWindow', 0, 'duration') ??
        countedWindow(mapAt(body, 'spec', 'timeWindows', 0)),
      signals: signalsOf(queries, queries.length > 0 ? 'errors' : undefined),
      queries,
      hasBurnRateAlert: policies.length > 0,
    }),
  ];
}

/** Datadog has a query language of its own, so names are all there is to go by. */
function readDatadog(body: JsonMap): SloParts[] {
  const query = mapAt(body, 'spec', 'query');
  const queries = texts([query.numerator, query.denominator]);
  const isMetric = stringAt(body, 'spec', 'type') === 'metric';
  return [
    named('Datadog', body, {
      objective: Number(valueAt(body, 'spec', 'targetThreshold')) || undefined,
      window: stringAt(body, 'spec', 'timeframe'),
      signals: signalsOfName(
        queries.join(' '),
        isMetric ? 'errors' : undefined,
      ),
      queries,
    }),
  ];
}

function readSloGenerator(body: JsonMap): SloParts[] {
  const indicator = valueAt(body, 'spec', 'service_level_indicator');
  const queries = texts([
    valueAt(indicator, 'filter_bad'),
    valueAt(indicator, 'expression'),
    valueAt(indicator, 'filter_good'),
    valueAt(indicator, 'filter_valid'),
  ]);
  return [
    named('slo-generator', body, {
      objective: share(numberAt(body, 'spec', 'goal')),
      signals: signalsOf(queries, queries.length > 0 ? 'errors' : undefined),
      queries,
    }),
  ];
}

function readNobl9(body: JsonMap): SloParts[] {
  const [first] = mapsAt(body, 'spec', 'objectives');
  return [
    named('Nobl9', body, {
      service: stringAt(body, 'spec', 'service'),
      objective: share(numberAt(first?.value, 'target')),
      window: countedWindow(mapAt(body, 'spec', 'timeWindows', 0)),
      hasBurnRateAlert: listAt(body, 'spec', 'alertPolicies').length > 0,
    }),
  ];
}

/** A window as a count of days or the like, such as `30d`. */
function countedWindow(window: JsonMap): string | undefined {
  const unit = stringAt(window, 'unit')?.charAt(0).toLowerCase();
  const count = numberAt(window, 'count');
  return count && unit ? `${count}${unit}` : undefined;
}

function named(
  tool: SloParts['tool'],
  body: JsonMap,
  parts: Partial<SloParts>,
): SloParts {
  const name = stringAt(body, 'metadata', 'name') ?? '';
  return { tool, name, signals: [], queries: [], path: ['spec'], ...parts };
}

/** A fraction in percent, without the noise of binary fractions. */
function share(fraction: number | undefined): number | undefined {
  return fraction === undefined
    ? undefined
    : Number((fraction * 100).toFixed(6));
}

function texts(values: unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string');
}

/** Of a ratio of bad events, a total without more says nothing about another signal. */
function signalsOf(queries: string[], fallback?: GoldenSignal): GoldenSignal[] {
  const found = queries.flatMap(query => readSignals(parsePromql(query)));
  if (found.length === 0 && fallback) return [fallback];
  // What is bad says more than what it is called after, such as a file system.
  const isRequest = found.some(signal => /latency|errors/.test(signal));
  return GOLDEN_SIGNALS.filter(
    signal => found.includes(signal) && !(isRequest && signal === 'saturation'),
  );
}

const NAMES: Array<[GoldenSignal, RegExp]> = [
  ['latency', /latency|duration|response[_.-]?time|\bp9\d/i],
  ['errors', /error|availab|success|fail|[45]xx/i],
  ['saturation', /saturation|cpu|memory|queue|lag\b/i],
];

/** The golden signals that a name or a query in an unknown language speaks of. */
export function signalsOfName(
  name: string,
  fallback?: GoldenSignal,
): GoldenSignal[] {
  const found = NAMES.filter(([, pattern]) => pattern.test(name)).map(
    ([signal]) => signal,
  );
  return found.length === 0 && fallback ? [fallback] : found;
}

/** All texts under keys named `query`, however deep. */
function queriesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'query' && typeof child === 'string' ? [child] : queriesIn(child),
  );
}
