import {
  GOLDEN_SIGNALS,
  GoldenSignal,
  SloSuggestion,
  Tier,
} from '@helm-audit/plugin-helm-audit-common';
import { dump } from 'js-yaml';
import { RELEASE_NAME } from '../release';
import { Resource } from '../stages/gather/types';
import { burnRateGroups } from './burnRate';
import { findIndicator } from './indicators';
import { belongsToRelease, plainName } from './selectors';
import { Indicator, SuggestionContext } from './types';

/** Percent to begin with, by tier: what users of most services would not notice. */
const OBJECTIVES: Record<GoldenSignal, Record<Tier, number>> = {
  latency: { 1: 99, 2: 99, 3: 95 },
  traffic: { 1: 99.5, 2: 99.5, 3: 99 },
  errors: { 1: 99.9, 2: 99.9, 3: 99.5 },
  saturation: { 1: 99, 2: 99, 3: 95 },
};

/** What Sloth and the factors of the burn-rate alerts reckon with. */
const WINDOW = '30d';

/** Stands where nobody is known to answer. */
export const TEAM_PLACEHOLDER = 'replace-with-your-team';

const STYLE = { lineWidth: -1, noRefs: true, quotingType: '"' } as const;

const REFERENCES = ['https://sre.google/workbook/alerting-on-slos/'];

/** A suggestion, or why there is none. */
export interface Suggested {
  suggestion?: SloSuggestion;
  noSuggestion?: string;
}

/** Writes an objective for each golden signal of a workload that has none. */
export function suggestSlos(
  context: SuggestionContext,
): Partial<Record<GoldenSignal, Suggested>> {
  return Object.fromEntries(
    GOLDEN_SIGNALS.filter(
      signal => context.row.cells[signal].strength !== 'slo',
    ).map(signal => [signal, suggest(signal, context)]),
  );
}

/** Percent of an objective to begin with. */
export function startingObjective(signal: GoldenSignal, tier: Tier): number {
  return OBJECTIVES[signal][tier];
}

function suggest(signal: GoldenSignal, context: SuggestionContext): Suggested {
  const indicator = findIndicator(signal, context);
  if ('reason' in indicator) return { noSuggestion: indicator.reason };
  const { tier, team, row } = context;
  const objective = startingObjective(signal, tier);
  const name = plainName(row.resource.name);
  const input = { signal, name, objective, indicator, team, context };
  return {
    suggestion: {
      basis: indicator.basis,
      metrics: indicator.metrics,
      query: badShare(indicator, '5m'),
      objective,
      window: WINDOW,
      assumptions: [
        `${objective} % over ${WINDOW} is a start; ask the users of ${name} what they need.`,
        ...indicator.assumptions,
        ...(belongsToRelease(row.resource.name)
          ? [
              `\`${row.resource.name}\` is what it is called in a release named \`${RELEASE_NAME}\`; put in what it is called in yours.`,
            ]
          : []),
        ...(team
          ? []
          : [
              `\`${TEAM_PLACEHOLDER}\` is a placeholder, as no owner is known here.`,
            ]),
      ],
      sloth: dump(slothObject(input), STYLE),
      prometheusRule: dump(ruleObject(input), STYLE),
      references: REFERENCES,
    },
  };
}

/** The share of what was bad in a window, as PromQL. */
export function badShare(indicator: Indicator, window: string): string {
  const { events, minutes } = indicator;
  if (events) {
    return `(${events.bad(window)}) / (${events.total(window)})`;
  }
  return minutes?.(window, stepOf(window)) ?? '';
}

/** Long windows are looked at less often, to spare Prometheus. */
function stepOf(window: string): string {
  return /^(5m|30m|1h)$/.test(window) ? '1m' : '5m';
}

interface Written {
  signal: GoldenSignal;
  name: string;
  objective: number;
  indicator: Indicator;
  team: string | undefined;
  context: SuggestionContext;
}

/** What is the case when a signal is bad. */
export const BAD_SIGNAL: Record<GoldenSignal, string> = {
  latency: 'requests are slow',
  traffic: 'no requests arrive',
  errors: 'requests fail',
  saturation: 'resources run out',
};

const PROMISES: Record<GoldenSignal, string> = {
  latency: 'requests are fast',
  traffic: 'the time requests arrive',
  errors: 'requests succeed',
  saturation: 'the time resources suffice',
};

function slothObject(input: Written) {
  const { signal, name, objective, indicator, context } = input;
  const team = input.team ?? TEAM_PLACEHOLDER;
  const { events, minutes } = indicator;
  const window = '{{.window}}';
  return {
    apiVersion: 'sloth.slok.dev/v1',
    kind: 'PrometheusServiceLevel',
    metadata: metadataOf(`${name}-${signal}`, context.resources),
    spec: {
      service: name,
      labels: { team },
      slos: [
        {
          name: signal,
          objective,
          description: `${objective} % of ${PROMISES[signal]}.`,
          sli: events
            ? {
                events: {
                  errorQuery: events.bad(window),
                  totalQuery: events.total(window),
                },
              }
            : { raw: { errorRatioQuery: minutes?.(window, '1m') } },
          alerting: {
            name: alertName(name, signal),
            labels: { team },
            annotations: { summary: `${name}: ${BAD_SIGNAL[signal]}` },
            pageAlert: { labels: { severity: 'page' } },
            ticketAlert: { labels: { severity: 'ticket' } },
          },
        },
      ],
    },
  };
}

function ruleObject(input: Written) {
  const { signal, name, objective, indicator, context } = input;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadataOf(`${name}-${signal}-slo`, context.resources),
    spec: {
      groups: burnRateGroups({
        name: `${name}-${signal}`,
        alert: alertName(name, signal),
        objective,
        team: input.team ?? TEAM_PLACEHOLDER,
        summary: `${name}: ${BAD_SIGNAL[signal]}`,
        expression: window => badShare(indicator, window),
      }),
    },
  };
}

function alertName(name: string, signal: GoldenSignal): string {
  return nameAlert(name, signal, 'budget', 'burns');
}

/** A name for an alert, in the usual case. */
export function nameAlert(name: string, ...words: string[]): string {
  return [...name.split(/[^a-zA-Z0-9]+/), ...words]
    .filter(Boolean)
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join('');
}

/** Labels that Helm and the chart's version set, which a file by hand must not carry. */
const CHART_LABELS =
  /^(helm\.sh\/chart|chart|heritage|app\.kubernetes\.io\/(managed-by|version))$/;

/** Name, and the labels and namespace that the chart's own rules or monitors are found by. */
function metadataOf(name: string, resources: Resource[]) {
  const model = [
    /^(PrometheusRule|VMRule)$/,
    /^(ServiceMonitor|PodMonitor|VMServiceScrape|VMPodScrape)$/,
  ]
    .map(kinds => resources.find(({ kind }) => kinds.test(kind)))
    .find(Boolean);
  const labels = Object.fromEntries(
    Object.entries(model?.labels ?? {}).filter(
      ([key]) => !CHART_LABELS.test(key),
    ),
  );
  return {
    name,
    ...(model?.namespace ? { namespace: model.namespace } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}
