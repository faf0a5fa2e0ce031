import { JsonMap, mapsAt, Path, stringAt, stringsAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Alert, Alerting } from './alerting';
import {
  readIndicators,
  readSlos,
  signalsOfName,
  SloParts,
} from './sloReaders';
import { monitoringObjects } from './monitoringFiles';
import { Surroundings } from './surroundings';

/** A service level objective, and where it stands. */
export interface Slo extends SloParts {
  /** The rendered object that holds it; absent for SLOs of the repository. */
  resource?: Resource;
  /** File of the repository that holds it. */
  file?: string;
}

/** What is promised of the service, and what watches over the promise. */
export interface ServiceLevels {
  slos: Slo[];
  /** Alerts on how fast an error budget burns, written by hand. */
  burnRateAlerts: Alert[];
}

/** Finds the SLOs of a release and of the repository, and alerts on burn rates. */
export function deriveServiceLevels(
  resources: Resource[],
  surroundings: Surroundings,
  alerting: Alerting,
): ServiceLevels {
  const files = monitoringObjects(
    surroundings,
    /^(kind:|version: ["']?prometheus\/v1)/m,
  );
  const indicators = readIndicators(
    [...resources, ...files].map(({ body }) => body),
  );
  const rendered = resources.flatMap(resource =>
    [
      ...readSlos(resource.body, indicators),
      ...readAnnotations(resource.annotations, ['metadata', 'annotations']),
      ...readSlothRecords(resource.body),
    ].map(slo => ({ ...slo, resource })),
  );
  const found = files.flatMap(({ file, body }) =>
    readSlos(body, indicators).map(slo => ({ ...slo, file })),
  );
  const promised = surroundings.entity?.entity.metadata.annotations ?? {};
  return {
    slos: [...rendered, ...found, ...readAnnotations(promised, [])],
    burnRateAlerts: alerting.alerts.filter(isBurnRateAlert),
  };
}

const SLO_KEY =
  /(^|[./_-])slos?([./_-]|$)|service-level-objective|error-budget/i;
const PERCENT = /^\s*(\d{1,3}(?:\.\d+)?)\s*(?:%\s*)?$/;

/** Objectives in annotations: there is no standard, but a key that says so and a number. */
function readAnnotations(
  annotations: Record<string, string>,
  path: Path,
): SloParts[] {
  return Object.entries(annotations)
    .filter(([key, value]) => SLO_KEY.test(key) && /\d/.test(value))
    .map(([key, value]) => {
      const number = Number(PERCENT.exec(value)?.[1]);
      const objective = number < 1 ? number * 100 : number;
      return {
        tool: 'annotation' as const,
        name: key,
        objective: objective > 0 && objective <= 100 ? objective : undefined,
        signals: signalsOfName(`${key} ${value}`),
        queries: [],
        path: [...path, key],
      };
    });
}

/** Rules that Sloth has generated record each objective beside what is measured. */
function readSlothRecords(body: JsonMap): SloParts[] {
  return mapsAt(body, 'spec', 'groups').flatMap(({ value: group, index }) =>
    mapsAt(group, 'rules')
      .filter(({ value }) => value.record === 'slo:objective:ratio')
      .map(({ value, index: rule }) => {
        const labels = stringsAt(value, 'labels');
        const expression = stringAt(value, 'expr') ?? '';
        const ratio = Number(/[\d.]+/.exec(expression)?.[0]);
        return {
          tool: 'Sloth' as const,
          name: labels.sloth_slo ?? '',
          service: labels.sloth_service,
          objective: ratio ? Number((ratio * 100).toFixed(6)) : undefined,
          // What it is measured by is read from the alerts that come with it.
          signals: [],
          queries: [],
          hasBurnRateAlert: hasGeneratedAlert(body, labels.sloth_slo),
          path: ['spec', 'groups', index, 'rules', rule],
        };
      }),
  );
}

function hasGeneratedAlert(body: JsonMap, slo: string | undefined): boolean {
  return mapsAt(body, 'spec', 'groups').some(({ value: group }) =>
    mapsAt(group, 'rules').some(
      ({ value }) =>
        value.alert !== undefined &&
        stringAt(value, 'expr')?.includes(`sloth_slo="${slo}"`),
    ),
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
