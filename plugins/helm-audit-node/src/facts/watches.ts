import {
  GoldenSignal,
  SignalStrength,
  WatchSource,
} from '@helm-audit/plugin-helm-audit-common';
import { Resource } from '../stages/gather/types';
import type { Alert, Alerting } from './alerting';
import { CanaryGate } from './canaryGates';
import type { Dashboard } from './dashboards';
import { readSignals, RecordingRules, resolve } from './goldenSignals';
import { parsePromql, SeriesSelector } from './promql';
import type { ServiceLevels, Slo } from './slo';
import { WatchSubject } from './watchAttribution';

/** One query, and what it is worth to whom. */
export interface Watch extends WatchSubject {
  strength: SignalStrength;
  /** What it is, such as `Alert`. */
  what: string;
  name: string;
  query: string;
  signals: GoldenSignal[];
  source: WatchSource;
  confidence: 'high' | 'low';
  /** What keeps it from being worth more. */
  note?: string;
  /** Why it may be worth more than can be seen. */
  unseen?: string;
}

/** Everything that watches, in the release and around it. */
export interface WatchInput {
  alerting: Alerting;
  serviceLevels: ServiceLevels;
  dashboards: Dashboard[];
  canaryGates: CanaryGate[];
}

/** Collects everything that watches. Whom it watches is found out afterwards. */
export function collectWatches(input: WatchInput): Watch[] {
  const { alerting, serviceLevels, dashboards, canaryGates } = input;
  const burnRate = new Set(serviceLevels.burnRateAlerts);
  return [
    ...serviceLevels.slos.flatMap(slo => watchOfSlo(slo, alerting.records)),
    ...alerting.alerts.map(alert =>
      watchOfAlert(alert, burnRate.has(alert), alerting.records),
    ),
    ...canaryGates.map(watchOfGate),
    ...dashboards.flatMap(dashboard =>
      watchesOfDashboard(dashboard, alerting.records),
    ),
  ];
}

/** Where a resource or a file of the repository is written down. */
export function sourceOf(place: {
  resource?: Resource;
  file?: string;
}): WatchSource {
  const { resource, file } = place;
  if (resource) {
    const object = `${resource.kind} ${resource.name}`;
    return { root: 'chart', file: resource.source, object };
  }
  return file ? { root: 'repository', file } : { root: 'catalog' };
}

function watchOfSlo(slo: Slo, records: RecordingRules): Watch[] {
  // An objective that says not how it is measured watches nothing by itself.
  if (slo.signals.length === 0 || slo.tool === 'annotation') return [];
  const parsed = slo.queries.map(parsePromql);
  const alerts = slo.hasBurnRateAlert;
  return [
    {
      strength: alerts ? 'slo' : 'dashboard',
      what: `${slo.tool} SLO`,
      name: slo.name,
      query: slo.queries[0] ?? '',
      signals: slo.signals,
      selectors: parsed.flatMap(query => resolve(query, records).selectors),
      target: slo.service,
      subchart: slo.resource?.subchart,
      source: sourceOf(slo),
      confidence: parsed.some(({ problem }) => problem) ? 'low' : 'high',
      note: alerts === false ? 'Its error budget alerts nobody.' : undefined,
      unseen:
        alerts === undefined
          ? `Alerts on ${slo.tool} SLOs can't be seen from here.`
          : undefined,
    },
  ];
}

function watchOfAlert(
  alert: Alert,
  isBurnRate: boolean,
  records: RecordingRules,
): Watch {
  const { name, expression, query, resource } = alert;
  // What is no PromQL in a rule of Prometheus fires never; elsewhere nobody can tell.
  const isUnread =
    query.problem !== undefined &&
    alert.signals.length === 0 &&
    alert.language !== 'promql';
  return {
    strength: isBurnRate ? 'slo' : 'alert',
    what: isBurnRate ? 'Burn-rate alert' : 'Alert',
    name,
    query: expression,
    signals: alert.signals,
    selectors: resolve(query, records).selectors,
    subchart: resource?.subchart,
    source: sourceOf(alert),
    confidence: query.problem ? 'low' : 'high',
    unseen: isUnread
      ? `The expression of alert ${name} can't be read.`
      : undefined,
  };
}

function watchOfGate(gate: CanaryGate): Watch {
  const query = gate.query ?? '';
  const parsed = parsePromql(query);
  return {
    strength: 'canary',
    what: 'Canary gate',
    name: gate.name,
    query,
    signals: gate.signals,
    selectors: query ? parsed.selectors : [],
    target: gate.target,
    subchart: gate.resource?.subchart,
    source: sourceOf(gate),
    confidence: query && parsed.problem ? 'low' : 'high',
  };
}

/** The first query for each signal and each set of labels stands for the others. */
function watchesOfDashboard(
  { place, queries, resource, file }: Dashboard,
  records: RecordingRules,
): Watch[] {
  // What the chart keeps in a file and does not render is on nobody's screen.
  if (file?.root === 'chart') return [];
  const source: WatchSource = resource
    ? sourceOf({ resource })
    : { root: file ? 'repository' : 'catalog', file: file?.path };
  const seen = new Set<string>();
  return queries.flatMap(query => {
    const parsed = parsePromql(query);
    const { selectors } = resolve(parsed, records);
    const signals = readSignals(parsed, records, false);
    const key = `${signals.join()} ${subjectKey(selectors)}`;
    if (signals.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [
      {
        strength: 'dashboard' as const,
        what: 'Dashboard',
        name: place,
        query,
        signals,
        selectors,
        subchart: resource?.subchart,
        source,
        confidence: parsed.problem ? ('low' as const) : ('high' as const),
      },
    ];
  });
}

function subjectKey(selectors: readonly SeriesSelector[]): string {
  return selectors
    .map(
      ({ metric, matchers }) =>
        `${metric.split(/[_:]/, 2).join('_')}${matchers
          .map(({ label, value }) => `${label}=${value}`)
          .join()}`,
    )
    .join(';');
}
