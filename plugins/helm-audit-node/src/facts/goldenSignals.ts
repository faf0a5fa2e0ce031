import {
  GOLDEN_SIGNALS,
  GoldenSignal,
} from '@helm-audit/plugin-helm-audit-common';
import {
  LabelMatcher,
  parsePromql,
  PromqlExpression,
  QueryPart,
  SeriesSelector,
} from './promql';

/** What a recording rule computes, and the labels that it adds. */
export interface RecordingRule {
  expression: string;
  labels: Record<string, string>;
}

/** Recording rules by the name of the series that they record. */
export type RecordingRules = Readonly<Record<string, readonly RecordingRule[]>>;

const QUANTILES = new Set([
  'histogram_quantile',
  'histogram_fraction',
  'histogram_avg',
]);
const RATES = new Set(['rate', 'irate', 'increase', 'delta']);
const ABSENCES = new Set(['absent', 'absent_over_time']);

/** Names of series that tell how long something takes. */
export const LATENCY_NAME =
  /latency|duration|request_time|response_time|seconds_sum$/i;
const ERROR_NAME =
  /error|errs|fail|exception|panic|dropped|discarded|unavailable|time(d_)?outs?(_|$)|terminations|restarts|probe_success/i;
/** Alerts on burn rates whose recording rules aren't at hand are on errors as a rule. */
const BURN_RATE_NAME = /burn_?rate/i;
const COUNTER_NAME = /(_count|_total)$|(^|[:_])(requests?|messages?)([:_]|$)/i;
const SATURATION_NAME =
  /(^|:)(container_(cpu|memory|fs|oom)|kube_pod_container_resource|kube_resourcequota|kubelet_volume_stats|kube_horizontalpodautoscaler|kube_node_status_(allocatable|capacity)|node_(cpu|memory|filesystem|load)|jvm_memory|process_(open_fds|resident_memory))|(^|[:_])(queue\w*|queued|\w*pools?|inflight|in_flight|throttl\w*|lag|saturation|utili[sz]ation|pending|backlog|usage|used|backpressure|connections?|threads?|disk|filesystem|heap|capacity|workqueue|evictions?|evicted|rejected)([:_]|$)/i;

/** Labels that carry the result of a request. */
const CODE_LABEL =
  /^(status|code|response_flags|(\w+_)?(status|code|status_code|response_code))$/i;
const RESULT_LABEL = /^(outcome|result|type|level|success|state|reason)$/i;
const FAILURE =
  /[45](-5)?[\])]?([.\dx*[\\]|$)|internal|unavailable|unknown|deadline|abort/i;
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
  const found = signalsIn(query, records, isAlert);
  // What a rule reads may say nothing where the name of what it records does.
  return found.length > 0 ? found : signalsIn(query, {}, isAlert);
}

function signalsIn(
  query: PromqlExpression,
  records: RecordingRules,
  isAlert: boolean,
): GoldenSignal[] {
  const part = resolve(query, records);
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

/**
 * Puts what recording rules read in the place of the series that they record, one step back.
 * The name of such a series is left out then: what it reads says more than what it is called.
 */
export function resolve(part: QueryPart, records: RecordingRules): QueryPart {
  const parts = part.selectors.map(selector => {
    const rules = rulesBehind(selector, records);
    if (rules.length === 0) return { selectors: [selector], functions: [] };
    const recorded = rules.map(({ expression }) => parsePromql(expression));
    return {
      selectors: [
        { ...selector, metric: '' },
        ...recorded.flatMap(({ selectors }) => selectors),
      ],
      functions: recorded.flatMap(({ functions }) => functions),
    };
  });
  return {
    selectors: parts.flatMap(({ selectors }) => selectors),
    functions: [
      ...part.functions,
      ...parts.flatMap(({ functions }) => functions),
    ],
  };
}

/** Rules that record a series, without those whose labels a matcher rules out. */
function rulesBehind(
  { metric, matchers }: SeriesSelector,
  records: RecordingRules,
): readonly RecordingRule[] {
  const rules = Object.hasOwn(records, metric) ? records[metric] : [];
  return rules.filter(({ labels }) =>
    matchers.every(
      ({ label, operator, value }) =>
        operator !== '=' || (labels[label] ?? value) === value,
    ),
  );
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
  const asksForAbsence = query.functions.some(name => ABSENCES.has(name));
  if (asksForAbsence && countsRequests(resolve(query, records))) return true;
  return query.comparisons.some(
    comparison =>
      isThroughput(resolve(comparison, records)) &&
      !isOther(resolve(comparison.within, records)),
  );
}

function countsRequests({ selectors }: QueryPart): boolean {
  return selectors.some(({ metric }) => COUNTER_NAME.test(metric));
}

function isThroughput(part: QueryPart): boolean {
  return (
    countsRequests(part) &&
    (part.functions.some(name => RATES.has(name)) ||
      part.selectors.some(({ metric }) => /rate|per_second/i.test(metric)))
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
  return (
    ERROR_NAME.test(metric) ||
    (BURN_RATE_NAME.test(metric) && !LATENCY_NAME.test(metric)) ||
    matchers.some(isErrorMatcher)
  );
}

/** Whether the value of a matcher stands for failures, whatever the matcher makes of it. */
export function isFailureValue(value: string): boolean {
  return FAILURE.test(value) || FAILURE_WORD.test(value);
}

/** Successes compared with all are a way to watch errors, so those count too. */
function isErrorMatcher({ label, value }: LabelMatcher): boolean {
  if (CODE_LABEL.test(label)) {
    return isFailureValue(value) || SUCCESS.test(value);
  }
  return RESULT_LABEL.test(label) && FAILURE_WORD.test(value);
}

function isSaturationSeries({ metric }: SeriesSelector): boolean {
  return SATURATION_NAME.test(metric);
}
