import {
  LabelMatcher,
  parsePromql,
  PromqlExpression,
  QueryPart,
  SeriesSelector,
} from './promql';

/** The four golden signals. */
export const GOLDEN_SIGNALS = [
  'latency',
  'traffic',
  'errors',
  'saturation',
] as const;

/** One of the four golden signals. */
export type GoldenSignal = (typeof GOLDEN_SIGNALS)[number];

/** Expressions of recording rules by the name of the series that they record. */
export type RecordingRules = Readonly<Record<string, string>>;

const QUANTILES = new Set([
  'histogram_quantile',
  'histogram_fraction',
  'histogram_avg',
]);
const RATES = new Set(['rate', 'irate', 'increase', 'delta']);
const ABSENCES = new Set(['absent', 'absent_over_time']);

const LATENCY_NAME =
  /latency|duration|request_time|response_time|seconds_sum$/i;
const ERROR_NAME = /error|fail|exception|probe_success/i;
const COUNTER_NAME = /(_count|_total)$|(^|[:_])(requests?|messages?)([:_]|$)/i;
const SATURATION_NAME =
  /^(container_(cpu|memory|fs)|kube_pod_container_resource|kube_resourcequota|kubelet_volume_stats|kube_horizontalpodautoscaler|node_(cpu|memory|filesystem|load)|jvm_memory|process_(open_fds|resident_memory))|(^|[:_])(queue\w*|queued|\w*pools?|inflight|in_flight|throttl\w*|lag|saturation|utili[sz]ation|pending|backlog|usage|used|backpressure|connections?|threads?|disk|filesystem|heap|capacity|workqueue|evictions?|evicted|rejected)([:_]|$)/i;

/** Labels that carry the result of a request. */
const CODE_LABEL =
  /^(status|code|response_flags|(\w+_)?(status|code|status_code|response_code))$/i;
const RESULT_LABEL = /^(outcome|result|type|level|success|state|reason)$/i;
const FAILURE = /[45]([.\dx[]|$)|internal|unavailable|unknown|deadline|abort/i;
const FAILURE_WORD = /error|fail|exception|timeout|rejected|^false$/i;
const SUCCESS = /^\^?\(?([123]|0$|ok|success)/i;

/**
 * The golden signals that a query watches. Series of recording rules stand for what these
 * read, one step back.
 *
 * @param isAlert - whether the query decides when somebody is told; traffic counts only when
 *   it is compared or its absence is asked for, as a rate alone mostly is a denominator
 */
export function readSignals(
  query: PromqlExpression,
  records: RecordingRules = {},
  isAlert = true,
): GoldenSignal[] {
  const part = expand(query, records);
  const watches: Record<GoldenSignal, boolean> = {
    latency: watchesLatency(part),
    traffic: isAlert
      ? watchesTraffic(query, records)
      : isThroughput(part) && !isOther(part),
    errors: part.selectors.some(isErrorSeries),
    saturation: part.selectors.some(isSaturationSeries),
  };
  return GOLDEN_SIGNALS.filter(signal => watches[signal]);
}

function expand(part: QueryPart, records: RecordingRules): QueryPart {
  const recorded = part.selectors
    .filter(({ metric }) => Object.hasOwn(records, metric))
    .map(({ metric }) => parsePromql(records[metric]));
  return {
    selectors: [part, ...recorded].flatMap(({ selectors }) => selectors),
    functions: [part, ...recorded].flatMap(({ functions }) => functions),
  };
}

function watchesLatency({ selectors, functions }: QueryPart): boolean {
  return (
    functions.some(name => QUANTILES.has(name)) ||
    selectors.some(({ metric, matchers }) => {
      const has = (label: string) => matchers.some(m => m.label === label);
      if (metric.endsWith('_bucket') && has('le')) return true;
      if (has('quantile')) return true;
      return LATENCY_NAME.test(metric) && !/_(count|total)$/.test(metric);
    })
  );
}

function watchesTraffic(
  query: PromqlExpression,
  records: RecordingRules,
): boolean {
  if (query.functions.some(name => ABSENCES.has(name))) return true;
  return query.comparisons.some(
    comparison =>
      isThroughput(expand(comparison, records)) &&
      !isOther(expand(comparison.within, records)),
  );
}

function isThroughput({ selectors, functions }: QueryPart): boolean {
  return (
    selectors.some(({ metric }) => COUNTER_NAME.test(metric)) &&
    (functions.some(name => RATES.has(name)) ||
      selectors.some(({ metric }) => /rate|per_second/i.test(metric)))
  );
}

/** Whether a part is about another signal, so that a rate in it is no more than a base. */
function isOther(part: QueryPart): boolean {
  return (
    watchesLatency(part) ||
    part.selectors.some(isErrorSeries) ||
    part.selectors.some(isSaturationSeries)
  );
}

function isErrorSeries({ metric, matchers }: SeriesSelector): boolean {
  return ERROR_NAME.test(metric) || matchers.some(isErrorMatcher);
}

/** Successes compared with all are a way to watch errors, so those count too. */
function isErrorMatcher({ label, value }: LabelMatcher): boolean {
  if (CODE_LABEL.test(label)) {
    return [FAILURE, FAILURE_WORD, SUCCESS].some(word => word.test(value));
  }
  return RESULT_LABEL.test(label) && FAILURE_WORD.test(value);
}

function isSaturationSeries({ metric }: SeriesSelector): boolean {
  return SATURATION_NAME.test(metric);
}
