import { GoldenSignal } from '@helm-audit/plugin-helm-audit-common';
import { stringAt, valueAt } from '../json';
import { findRequestMetrics, RequestMetrics } from './requestMetrics';
import { plainName, podMatcher } from './selectors';
import { Indicator, IndicatorOrReason, SuggestionContext } from './types';

/** How a golden signal of a workload can be measured. */
export function findIndicator(
  signal: GoldenSignal,
  context: SuggestionContext,
): IndicatorOrReason {
  if (signal === 'saturation') return saturation(context);
  const { row } = context;
  const candidates = findRequestMetrics(context);
  const usable = candidates.find(
    ({ basis }) => row.serves || basis === 'evidence',
  );
  const name = plainName(row.resource.name);
  if (!usable) {
    return {
      reason: row.serves
        ? `Nothing tells which protocol ${name} speaks, or which metrics it exports.`
        : `Nothing tells which requests ${name} is sent, or which metrics count its work.`,
    };
  }
  const build = { latency, errors, traffic }[signal];
  for (const metrics of candidates) {
    const indicator =
      row.serves || metrics.basis === 'evidence' ? build(metrics) : undefined;
    if (indicator) return indicator;
  }
  return { reason: `No metric is known that tells the ${signal} of ${name}.` };
}

function latency(metrics: RequestMetrics): Indicator | undefined {
  const { histogram, matcher, bound, basis, assumptions } = metrics;
  if (!histogram) return undefined;
  const count = (window: string) =>
    `sum(rate(${histogram}_count{${matcher}}[${window}]))`;
  const fast = (window: string) =>
    `sum(rate(${histogram}_bucket{${matcher},le="${bound}"}[${window}]))`;
  const unit = /milliseconds|_ms$/.test(histogram) ? 'ms' : 's';
  return {
    basis,
    metrics: [`${histogram}_bucket`, `${histogram}_count`],
    events: {
      bad: window => `${count(window)} - ${fast(window)}`,
      total: count,
    },
    assumptions: [
      ...assumptions,
      `Takes ${bound} ${unit} for fast enough; the histogram needs a bucket at that bound.`,
    ],
  };
}

function errors(metrics: RequestMetrics): Indicator | undefined {
  const { counter, failed, failures, matcher, basis, assumptions } = metrics;
  if (!counter || !(failed || failures)) return undefined;
  const bad = failures
    ? `${failures}{${matcher}}`
    : `${counter}{${matcher},${failed}}`;
  return {
    basis,
    metrics: failures ? [failures, counter] : [counter],
    events: {
      bad: window => `sum(rate(${bad}[${window}]))`,
      total: window => `sum(rate(${counter}{${matcher}}[${window}]))`,
    },
    assumptions,
  };
}

function traffic(metrics: RequestMetrics): Indicator | undefined {
  const { counter, matcher, basis, assumptions } = metrics;
  if (!counter) return undefined;
  return {
    basis,
    metrics: [counter],
    minutes: (window, step) =>
      `avg_over_time(((sum(rate(${counter}{${matcher}}[5m])) or vector(0)) == bool 0)[${window}:${step}])`,
    assumptions: [
      ...assumptions,
      'Takes a time without any request for bad; raise the bound where requests always come.',
    ],
  };
}

/** Share of a limit at which a workload counts as saturated. */
const HOT = 0.9;

function saturation({ row }: SuggestionContext): IndicatorOrReason {
  const { workload, resource } = row;
  const pods = podMatcher(workload);
  const has = (kind: string, name: string) =>
    workload.containers.some(
      ({ spec }) => valueAt(spec, 'resources', kind, name) !== undefined,
    );
  const bound = [
    ['limits', 'cpu'],
    ['limits', 'memory'],
    ['requests', 'cpu'],
  ].find(([kind, name]) => has(kind, name));
  if (!bound) {
    return {
      reason: `${plainName(
        resource.name,
      )} has neither limits nor requests, so there is nothing that its use could come close to.`,
    };
  }
  const [kind, name] = bound;
  const limits = `kube_pod_container_resource_${kind}`;
  const metric =
    name === 'cpu'
      ? 'container_cpu_usage_seconds_total'
      : 'container_memory_working_set_bytes';
  const used =
    name === 'cpu'
      ? `sum(rate(${metric}{${pods},container!=""}[5m]))`
      : `sum(${metric}{${pods},container!=""})`;
  const share = `${used} / sum(${limits}{${pods},resource="${name}"})`;
  return {
    basis: 'resources',
    metrics: [metric, limits],
    minutes: (window, step) =>
      `avg_over_time((${share} > bool ${HOT})[${window}:${step}])`,
    assumptions: [
      `Assumes that cAdvisor and kube-state-metrics are collected, and takes more than ${
        HOT * 100
      } % of the ${name} ${kind} of all pods together for saturated.`,
      ...(stringAt(resource.body, 'metadata', 'namespace')
        ? []
        : [
            'Matches pods by name in every namespace; add `namespace` where others have such a name.',
          ]),
    ],
  };
}
