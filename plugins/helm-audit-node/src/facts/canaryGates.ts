import { GoldenSignal } from '@helm-audit/plugin-helm-audit-common';
import { isMap, JsonMap, mapAt, mapsAt, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { findGap } from './analysisGaps';
import { readSignals } from './goldenSignals';
import { parsePromql } from './promql';
import { signalsOfName } from './sloReaders';
import { monitoringObjects } from './monitoringFiles';
import { Surroundings } from './surroundings';

/** A measurement that decides whether a new version goes on. */
export interface CanaryGate {
  name: string;
  /** Absent for what the tool measures by itself. */
  query?: string;
  signals: GoldenSignal[];
  /** Workload whose new versions it judges. */
  target?: string;
  resource?: Resource;
  file?: string;
}

interface CanaryObject {
  body: JsonMap;
  resource?: Resource;
  file?: string;
}

/** What Flagger measures without being told how. */
const FLAGGER_METRICS: Record<string, GoldenSignal[]> = {
  'request-success-rate': ['errors'],
  'request-duration': ['latency'],
};

/**
 * Measurements that a Rollout of Argo or a Canary of Flagger waits for. A template that
 * nothing refers to gates nothing, and neither does one that is a dry run or skipped.
 */
export function deriveCanaryGates(
  resources: Resource[],
  surroundings: Surroundings,
): CanaryGate[] {
  const objects: CanaryObject[] = [
    ...resources.map(resource => ({ body: resource.body, resource })),
    ...monitoringObjects(surroundings, /flagger\.app|argoproj\.io/),
  ];
  return objects.flatMap(object => {
    const [group] = (stringAt(object.body, 'apiVersion') ?? '').split('/');
    const kind = stringAt(object.body, 'kind') ?? '';
    if (findGap({ group, kind, body: object.body })) return [];
    if (group === 'argoproj.io' && kind === 'Rollout') {
      return gatesOfRollout(object, objects);
    }
    if (group === 'flagger.app' && kind === 'Canary') {
      return gatesOfCanary(object, objects);
    }
    return [];
  });
}

function gatesOfRollout(
  { body }: CanaryObject,
  objects: CanaryObject[],
): CanaryGate[] {
  const names = new Set(templatesOf(mapAt(body, 'spec', 'strategy')));
  const target = stringAt(body, 'spec', 'workloadRef', 'name') ?? nameOf(body);
  return objects
    .filter(
      ({ body: other }) =>
        /^(Cluster)?AnalysisTemplate$/.test(String(other.kind)) &&
        names.has(nameOf(other)) &&
        !findGap({
          group: 'argoproj.io',
          kind: String(other.kind),
          body: other,
        }),
    )
    .flatMap(template => gatesOfTemplate(template, target));
}

/** Names under `templateName`, however deep in the strategy. */
function templatesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'templateName' && typeof child === 'string'
      ? [child]
      : templatesOf(child),
  );
}

function gatesOfTemplate(
  { body, resource, file }: CanaryObject,
  target: string,
): CanaryGate[] {
  const dry = mapsAt(body, 'spec', 'dryRun').map(({ value }) =>
    stringAt(value, 'metricName'),
  );
  return mapsAt(body, 'spec', 'metrics')
    .filter(({ value }) => !dry.includes(stringAt(value, 'name')))
    .map(({ value }) => {
      const query = stringAt(value, 'provider', 'prometheus', 'query');
      const metric = stringAt(value, 'name') ?? '';
      const name = [nameOf(body), metric].filter(Boolean).join(' / ');
      const signals = gateSignals(query, metric);
      return { name, query, signals, target, resource, file };
    });
}

function gatesOfCanary(
  { body, resource, file }: CanaryObject,
  objects: CanaryObject[],
): CanaryGate[] {
  const target = stringAt(body, 'spec', 'targetRef', 'name') ?? nameOf(body);
  const analysis =
    valueAt(body, 'spec', 'analysis') ??
    valueAt(body, 'spec', 'canaryAnalysis');
  return mapsAt(analysis, 'metrics').map(({ value }) => {
    const metric = stringAt(value, 'name') ?? '';
    const reference = stringAt(value, 'templateRef', 'name');
    const template = objects.find(
      ({ body: other }) =>
        other.kind === 'MetricTemplate' && nameOf(other) === reference,
    );
    const query =
      stringAt(template?.body, 'spec', 'query') ?? stringAt(value, 'query');
    const known = Object.hasOwn(FLAGGER_METRICS, metric)
      ? FLAGGER_METRICS[metric]
      : undefined;
    const signals = known ?? gateSignals(query, metric);
    return {
      name: `${nameOf(body)} / ${metric}`,
      query,
      signals,
      target,
      resource,
      file,
    };
  });
}

/** What can't be read of a query, the name of the measurement may tell. */
function gateSignals(
  query: string | undefined,
  metric: string,
): GoldenSignal[] {
  const read = query ? readSignals(parsePromql(query), {}, false) : [];
  return read.length > 0 ? read : signalsOfName(metric);
}

function nameOf(body: unknown): string {
  return isMap(body) ? stringAt(body, 'metadata', 'name') ?? '' : '';
}
