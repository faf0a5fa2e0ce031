import { mapsAt, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Alerting } from './alerting';
import type { Dashboard } from './dashboards';
import { GOLDEN_SIGNALS, GoldenSignal, readSignals } from './goldenSignals';
import { parsePromql } from './promql';
import type { ServiceLevels } from './slo';
import { Surroundings } from './surroundings';

/** How well a golden signal is watched, from worst to best. */
export type CoverageGrade = 'none' | 'dashboard' | 'canary' | 'alert' | 'slo';

/** How well a golden signal is watched, and by what. */
export interface SignalCoverage {
  grade: CoverageGrade;
  /** Names what watches it; empty when nothing does. */
  by: string;
}

/** Coverage of all golden signals. */
export interface Coverage {
  signals: Record<GoldenSignal, SignalCoverage>;
  /** Tool outside of the chart where alerts may live, when something points to one. */
  elsewhere?: string;
}

interface Evidence extends SignalCoverage {
  signals: GoldenSignal[];
}

const GRADES: CoverageGrade[] = ['none', 'dashboard', 'canary', 'alert', 'slo'];

/** Finds out what watches each golden signal; of several, the strongest counts. */
export function deriveCoverage(input: {
  resources: Resource[];
  surroundings: Surroundings;
  alerting: Alerting;
  serviceLevels: ServiceLevels;
  dashboards: Dashboard[];
}): Coverage {
  const { resources, alerting, serviceLevels, dashboards } = input;
  const evidence: Evidence[] = [
    ...serviceLevels.slos.map(({ signals, tool, name, hasBurnRateAlert }) => ({
      signals,
      grade:
        hasBurnRateAlert === false ? ('dashboard' as const) : ('slo' as const),
      by: `${tool} SLO ${name}`,
    })),
    ...alerting.alerts.map(({ signals, name }) => ({
      signals,
      grade: 'alert' as const,
      by: `alert ${name}`,
    })),
    ...resources.flatMap(canaryGates),
    ...dashboards.map(({ place, queries }) => ({
      signals: queries.flatMap(query =>
        readSignals(parsePromql(query), alerting.records, false),
      ),
      grade: 'dashboard' as const,
      by: place,
    })),
  ];
  return {
    signals: Object.fromEntries(
      GOLDEN_SIGNALS.map(signal => [signal, strongest(signal, evidence)]),
    ) as Coverage['signals'],
    elsewhere: monitoredElsewhere(input.resources, input.surroundings),
  };
}

function strongest(signal: GoldenSignal, evidence: Evidence[]): SignalCoverage {
  return evidence
    .filter(({ signals }) => signals.includes(signal))
    .reduce<SignalCoverage>(
      (best, { grade, by }) =>
        GRADES.indexOf(grade) > GRADES.indexOf(best.grade)
          ? { grade, by }
          : best,
      { grade: 'none', by: '' },
    );
}

/** Queries that decide whether a canary goes on. */
function canaryGates({ kind, name, body }: Resource): Evidence[] {
  const queries = /^(Cluster)?AnalysisTemplate$/.test(kind)
    ? mapsAt(body, 'spec', 'metrics').map(({ value }) =>
        stringAt(value, 'provider', 'prometheus', 'query'),
      )
    : [kind === 'MetricTemplate' ? stringAt(body, 'spec', 'query') : undefined];
  return queries.flatMap(query =>
    query
      ? [
          {
            signals: readSignals(parsePromql(query), {}, false),
            grade: 'canary' as const,
            by: `${kind} ${name}`,
          },
        ]
      : [],
  );
}

/** Catalog annotations of tools that alert by themselves. */
const CATALOG_HINTS: Array<[RegExp, string]> = [
  [/^datadoghq\.com\//, 'Datadog'],
  [/^newrelic\.com\//, 'New Relic'],
  [/^dynatrace\.com\//, 'Dynatrace'],
  [/^grafana\/alert-label-selector$/, 'Grafana'],
  [/^prometheus\.io\/(alert|rule)$/, 'Prometheus'],
  [/^(splunk|signalfx)/, 'Splunk'],
  [/^instana\.com\//, 'Instana'],
];

/** Annotations on pods by which monitoring products find what to watch. */
const POD_HINTS: Array<[RegExp, string]> = [
  [/^ad\.datadoghq\.com\//, 'Datadog'],
  [/^metrics\.dynatrace\.com\//, 'Dynatrace'],
  [/^newrelic\.(com|io)\//, 'New Relic'],
];

function monitoredElsewhere(
  resources: Resource[],
  { entity }: Surroundings,
): string | undefined {
  const catalog = Object.keys(entity?.entity.metadata.annotations ?? {});
  const pods = resources.flatMap(({ body, annotations }) => [
    ...Object.keys(annotations),
    ...Object.keys(
      valueAt(body, 'spec', 'template', 'metadata', 'annotations') ?? {},
    ),
  ]);
  return hintIn(catalog, CATALOG_HINTS) ?? hintIn(pods, POD_HINTS);
}

function hintIn(
  keys: string[],
  hints: Array<[RegExp, string]>,
): string | undefined {
  return hints.find(([pattern]) => keys.some(key => pattern.test(key)))?.[1];
}
