import { GoldenSignal } from '@helm-audit/plugin-helm-audit-common';
import {
  isMap,
  JsonMap,
  mapAt,
  mapsAt,
  Path,
  stringAt,
  stringsAt,
} from '../json';
import { Resource } from '../stages/gather/types';
import { readSignals, RecordingRule, RecordingRules } from './goldenSignals';
import { parsePromql, PromqlExpression } from './promql';
import { monitoringObjects } from './monitoringFiles';
import { parseOrUndefined, Surroundings } from './surroundings';

/** Language that an alert's expression is written in. */
export type QueryLanguage = 'promql' | 'metricsql' | 'other';

/** An alert, and where it stands. */
export interface Alert {
  name: string;
  expression: string;
  language: QueryLanguage;
  query: PromqlExpression;
  signals: GoldenSignal[];
  /** How long the expression must hold, as written. */
  hold?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The rendered object that holds it; absent for alerts of the repository. */
  resource?: Resource;
  /** Leads to the alert within its resource. */
  path: Path;
  /** File of the repository that holds it. */
  file?: string;
}

/** A rule of a rule group as it is written, alert or recording rule. */
interface RawRule {
  body: JsonMap;
  path: Path;
  language: QueryLanguage;
  resource?: Resource;
  file?: string;
}

/** Kinds that hold Prometheus rule groups under `spec.groups`, and their language. */
const RULE_KINDS: Record<string, QueryLanguage> = {
  'monitoring.coreos.com/PrometheusRule': 'promql',
  'operator.victoriametrics.com/VMRule': 'metricsql',
  'monitoring.googleapis.com/Rules': 'promql',
  'monitoring.googleapis.com/ClusterRules': 'promql',
};

/** Everything that alerts: rules of the release, and rule files of the repository. */
export interface Alerting {
  alerts: Alert[];
  records: RecordingRules;
}

/** Collects the alerts of a release and of the repository around the chart. */
export function deriveAlerting(
  resources: Resource[],
  surroundings: Surroundings,
): Alerting {
  const rules = [
    ...resources.flatMap(rulesOfResource),
    ...monitoringObjects(surroundings, /\b(alert|record):/).flatMap(
      ({ file, body }) =>
        rulesOfGroups(isMap(body.spec) ? body.spec : body, []).map(rule => ({
          ...rule,
          language: 'promql' as const,
          file,
        })),
    ),
  ];
  const records = readRecords(rules);
  return {
    records,
    alerts: rules
      .filter(({ body }) => stringAt(body, 'alert') !== undefined)
      .map(rule => readAlert(rule, records)),
  };
}

function readRecords(rawRules: RawRule[]): RecordingRules {
  const records = new Map<string, RecordingRule[]>();
  for (const { body } of rawRules) {
    const name = stringAt(body, 'record');
    if (!name) continue;
    const labels = stringsAt(body, 'labels');
    const rules = records.get(name) ?? [];
    rules.push({ expression: expressionOf(body), labels });
    records.set(name, rules);
  }
  return Object.fromEntries(records);
}

function rulesOfResource(resource: Resource): RawRule[] {
  const { body, group, kind } = resource;
  const id = `${group}/${kind}`;
  if (Object.hasOwn(RULE_KINDS, id)) {
    const language = RULE_KINDS[id];
    return rulesOfGroups(body.spec, ['spec']).map(rule => ({
      ...rule,
      language,
      resource,
    }));
  }
  if (kind !== 'ConfigMap' || group !== '') return [];
  // Prometheus and Loki read rule files out of ConfigMaps; which of the two isn't known.
  return Object.entries(stringsAt(body, 'data'))
    .filter(([, text]) => /\b(alert|record):/.test(text))
    .flatMap(([key, text]) =>
      rulesOfGroups(parseOrUndefined(text), []).map(({ body: rule }) => ({
        body: rule,
        path: ['data', key],
        language: 'other' as const,
        resource,
      })),
    );
}

function rulesOfGroups(
  holder: unknown,
  path: Path,
): Array<{ body: JsonMap; path: Path }> {
  return mapsAt(holder, 'groups').flatMap(({ value: group, index }) =>
    mapsAt(group, 'rules').map(({ value, index: rule }) => ({
      // Labels of the group are added to each of its rules, whose own win.
      body: {
        ...value,
        labels: { ...mapAt(group, 'labels'), ...mapAt(value, 'labels') },
      },
      path: [...path, 'groups', index, 'rules', rule],
    })),
  );
}

function readAlert(rule: RawRule, records: RecordingRules): Alert {
  const { body, path, language, resource, file } = rule;
  const expression = expressionOf(body);
  const query = parsePromql(expression);
  return {
    name: stringAt(body, 'alert') ?? '',
    expression,
    language,
    query,
    signals: readSignals(query, records),
    hold: stringAt(body, 'for'),
    labels: stringsAt(body, 'labels'),
    annotations: stringsAt(body, 'annotations'),
    resource,
    path,
    file,
  };
}

/** `expr: 1` is a number in YAML; Prometheus reads it as text. */
function expressionOf({ expr }: JsonMap): string {
  return ['string', 'number'].includes(typeof expr) ? String(expr) : '';
}

/** The alerts that a resource holds. */
export function alertsOf(resource: Resource, { alerts }: Alerting): Alert[] {
  return alerts.filter(alert => alert.resource === resource);
}
