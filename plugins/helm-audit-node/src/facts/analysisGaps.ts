import { isMap, JsonMap, mapAt, mapsAt, Path, stringAt } from '../json';
import { Resource } from '../stages/gather/types';

/** Why an analysis decides nothing, and the field that says so. */
export interface Gap {
  why: string;
  path: Path;
}

/** Whether dry-run entries, whose names are patterns, cover every metric. */
function coversAll(dryRun: JsonMap[], metrics: string[]): boolean {
  const patterns = dryRun.map(entry => stringAt(entry, 'metricName') ?? '');
  if (patterns.includes('.*')) return true;
  return (
    metrics.length > 0 && metrics.every(metric => patterns.includes(metric))
  );
}

function templateGap(body: JsonMap): Gap | undefined {
  const values = (key: string) =>
    mapsAt(body, 'spec', key).map(({ value }) => value);
  const metrics = values('metrics');
  const names = metrics.map(metric => stringAt(metric, 'name') ?? '');
  if (coversAll(values('dryRun'), names)) {
    return { why: 'all its metrics are a dry run', path: ['spec', 'dryRun'] };
  }
  // With a run of successes to wait for, a metric that may fail still decides.
  const isEndless =
    metrics.length > 0 &&
    metrics.every(
      metric =>
        metric.failureLimit === -1 &&
        metric.consecutiveSuccessLimit === undefined,
    );
  return isEndless
    ? {
        why: 'its metrics may fail without limit',
        path: ['spec', 'metrics', 0, 'failureLimit'],
      }
    : undefined;
}

function canaryGap(body: JsonMap): Gap | undefined {
  const spec = mapAt(body, 'spec');
  if (spec.skipAnalysis === true) {
    return {
      why: '`skipAnalysis` promotes every version unseen',
      path: ['spec', 'skipAnalysis'],
    };
  }
  return spec.suspend === true
    ? {
        why: '`suspend` keeps Flagger from looking at it',
        path: ['spec', 'suspend'],
      }
    : undefined;
}

function rolloutGap(body: JsonMap): Gap | undefined {
  const strategy: Path = ['spec', 'strategy'];
  const places: Path[] = [
    [...strategy, 'canary', 'analysis'],
    [...strategy, 'blueGreen', 'prePromotionAnalysis'],
    [...strategy, 'blueGreen', 'postPromotionAnalysis'],
    ...mapsAt(body, ...strategy, 'canary', 'steps').flatMap(
      ({ value, index }): Path[] =>
        isMap(value.analysis)
          ? [[...strategy, 'canary', 'steps', index, 'analysis']]
          : [],
    ),
  ];
  const path = places.find(place =>
    coversAll(
      mapsAt(body, ...place, 'dryRun').map(({ value }) => value),
      [],
    ),
  );
  return (
    path && { why: 'its analysis is a dry run', path: [...path, 'dryRun'] }
  );
}

/** How each kind that judges a new version may fail to. */
const READERS: Record<string, (body: JsonMap) => Gap | undefined> = {
  'argoproj.io/AnalysisTemplate': templateGap,
  'argoproj.io/ClusterAnalysisTemplate': templateGap,
  'argoproj.io/Rollout': rolloutGap,
  'flagger.app/Canary': canaryGap,
};

/** Whether a resource judges new versions. */
export function isAnalysis({ group, kind }: Resource): boolean {
  return Object.hasOwn(READERS, `${group}/${kind}`);
}

/** Why what judges new versions decides nothing; undefined when it does decide. */
export function findGap({
  group,
  kind,
  body,
}: Pick<Resource, 'group' | 'kind' | 'body'>): Gap | undefined {
  return READERS[`${group}/${kind}`]?.(body);
}
