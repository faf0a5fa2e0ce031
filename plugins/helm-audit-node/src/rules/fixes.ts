import type { Container, Workload } from '../facts/workloads';
import { JsonMap, mapsAt, Path, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { RuleFix } from './types';

/** Files of a chart that Helm renders. */
const TEMPLATE = /(^|\/)templates\//;

/** Starting points where a container says nothing; they are to be measured. */
const STARTING_POINT = { cpu: '100m', memory: '128Mi' } as const;

/**
 * Sets a container's request. It has no limit to take over, as Kubernetes does that itself,
 * so it is a starting point.
 */
export function requestFix(resource: 'cpu' | 'memory'): RuleFix {
  const value = STARTING_POINT[resource];
  return {
    title: `Request ${value} of ${resource} to begin with; measure, then adjust`,
    safety: 'review',
    set: value,
  };
}

/** Sets a container's memory limit: its request, else a starting point to be measured. */
export function memoryLimitFix({
  spec,
}: Container): RuleFix & { set: unknown } {
  const request = valueAt(spec, 'resources', 'requests', 'memory');
  const isKnown = typeof request === 'string' && request !== '';
  const value = isKnown ? request : '256Mi';
  return {
    title: isKnown
      ? `Limit memory to its request, ${value}; check the peak first`
      : `Limit memory to ${value} to begin with; measure, then adjust`,
    safety: 'review',
    set: value,
  };
}

/** Sets a request of several containers of a workload. */
export function requestOfAllFix(
  resource: string,
  containers: Container[],
): RuleFix | undefined {
  if (resource !== 'cpu' && resource !== 'memory') return undefined;
  const { title, safety } = requestFix(resource);
  const fields = containers.map(({ path }) => ({
    path: [...path, 'resources', 'requests', resource],
    set: STARTING_POINT[resource],
  }));
  return { title, safety, fields };
}

/** Sets both requests of a container whose resources stand at a path. */
export function requestsFix(resources: Path): RuleFix {
  return {
    title: 'Request resources to begin with; measure, then adjust',
    safety: 'review',
    fields: Object.entries(STARTING_POINT).map(([name, set]) => ({
      path: [...resources, 'requests', name],
      set,
    })),
  };
}

/** A disruption budget that lets one pod of a workload go at a time. */
export function budgetFix(workload: Workload): RuleFix {
  return {
    title: 'Add a disruption budget that lets one pod go at a time',
    safety: 'safe',
    workload,
    addResource: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      spec: {
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: selectorLabels(workload) },
      },
    },
  };
}

/** Lets one pod go at a time, in place of what the budget says now. */
export function oneAtATimeFix(fields: readonly string[]): RuleFix {
  return {
    title: 'Let one pod go at a time',
    safety: 'review',
    toTest:
      'A drain then stops a pod: one that is alone is away until it runs again elsewhere.',
    fields: [
      ...fields
        .filter(field => field !== 'maxUnavailable')
        .map(field => ({ path: ['spec', field], set: undefined })),
      { path: ['spec', 'maxUnavailable'], set: 1 },
    ],
  };
}

/** A monitor that collects metrics from a port of a workload's pods, at the usual path. */
export function podMonitorFix(workload: Workload, port: string): RuleFix {
  return {
    title: `Collect metrics from port ${port} at /metrics; check the path`,
    safety: 'review',
    workload,
    isOptional: true,
    addResource: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      spec: {
        selector: { matchLabels: selectorLabels(workload) },
        podMetricsEndpoints: [{ port, path: '/metrics' }],
      },
    },
  };
}

/**
 * Constraints that prefer to spread a workload's pods over zones and nodes.
 *
 * @param resources - the release, in which one template may make several workloads
 */
export function spreadFix(
  workload: Workload,
  resources: readonly Resource[],
): RuleFix {
  const existing = valueAt(workload.podSpec, 'topologySpreadConstraints');
  const used = mapsAt(workload.podSpec, 'topologySpreadConstraints').map(
    ({ value }) => value.topologyKey,
  );
  const all = ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'];
  const open = all.filter(key => !used.includes(key));
  // One that spreads others, or not at all, is there already.
  const keys = open.length > 0 ? open : all;
  const selector = ownPodsSelector(workload, resources);
  const constraints = keys.map(topologyKey => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    ...selector,
  }));
  return {
    title: 'Prefer to spread the pods over zones and nodes',
    safety: 'safe',
    path: [...workload.podSpecPath, 'topologySpreadConstraints'],
    set: [...(Array.isArray(existing) ? existing : []), ...constraints],
  };
}

/**
 * What selects a workload's own pods, also where its template makes others with other labels:
 * these labels are named by their keys, as their values are not the same for all.
 */
function ownPodsSelector(
  workload: Workload,
  resources: readonly Resource[],
): JsonMap {
  const { resource } = workload;
  const others = resources.filter(
    other =>
      other !== resource &&
      other.kind === resource.kind &&
      other.source === resource.source &&
      TEMPLATE.test(other.source),
  );
  const labels = selectorLabels(workload);
  const differing = Object.keys(labels).filter(key =>
    others.some(
      ({ body }) =>
        valueAt(body, 'spec', 'selector', 'matchLabels', key) !== labels[key],
    ),
  );
  const same = Object.entries(labels).filter(
    ([key]) => !differing.includes(key),
  );
  return {
    labelSelector: { matchLabels: Object.fromEntries(same) },
    ...(differing.length > 0 && { matchLabelKeys: differing }),
  };
}

/** The labels that a workload finds its own pods by, or all of its pods' labels. */
export function selectorLabels({
  resource,
  podLabels,
}: Workload): Record<string, string> {
  const labels = valueAt(resource.body, 'spec', 'selector', 'matchLabels');
  return (labels as Record<string, string> | undefined) ?? podLabels;
}
