import { mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';

/** A rate over a range, such as `rate(payments_total[5m])`. */
export interface RateWindow {
  metric: string;
  /** As it is written, such as `5m`. */
  text: string;
  seconds: number;
}

/** Functions that need two samples, with the selector and the range that they are given. */
const RATE =
  /\b(?:rate|irate|increase|delta|idelta|deriv)\s*\(\s*([a-zA-Z_:][\w:]*)(?:\s*\{[^{}]{0,2000}\})?\s*\[\s*([0-9a-z]{1,20})\s*\]/g;

/** Metrics of the cluster and its nodes, which no monitor of a service collects. */
const OF_CLUSTER =
  /^(kube|container|node|kubelet|machine|apiserver|etcd|coredns|prometheus|cadvisor|probe)_/;

const UNITS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/**
 * Reads a duration as Prometheus writes it, such as `30s` or `1h30m`, in seconds.
 *
 * @returns undefined when the text is none
 */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d{1,12}(ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)(ms|[smhdwy])/g)];
  return parts.reduce(
    (sum, [, digits, unit]) => sum + Number(digits) * UNITS[unit],
    0,
  );
}

/** The rates of a service's own metrics in an expression. */
export function rateWindows(expression: string): RateWindow[] {
  return [...expression.matchAll(RATE)].flatMap(([, metric, text]) => {
    const seconds = parseDuration(text);
    return seconds === undefined || OF_CLUSTER.test(metric)
      ? []
      : [{ metric, text, seconds }];
  });
}

/** Kinds that say how often metrics are collected. */
const MONITORS = [
  'ServiceMonitor',
  'PodMonitor',
  'VMServiceScrape',
  'VMPodScrape',
];

/**
 * The shortest interval at which the monitors of a release collect, as it is written.
 *
 * @returns undefined when there are none, or one leaves it to Prometheus
 */
export function shortestInterval(
  resources: readonly Resource[],
): string | undefined {
  const intervals = resources
    .filter(({ kind }) => MONITORS.includes(kind))
    .flatMap(({ body }) => [
      ...mapsAt(body, 'spec', 'endpoints'),
      ...mapsAt(body, 'spec', 'podMetricsEndpoints'),
    ])
    .map(({ value }) => stringAt(value, 'interval') ?? '')
    .map(text => ({ text, seconds: parseDuration(text) || 0 }))
    .sort((a, b) => a.seconds - b.seconds);
  return intervals[0]?.seconds ? intervals[0].text : undefined;
}
