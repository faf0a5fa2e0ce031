import { isMap, listAt, mapAt, mapsAt, Path, stringAt, valueAt } from '../json';
import { matchesLabelSelector } from './labelSelector';
import type { Workload } from './workloads';

/** How far apart pods are kept. A zone is made of nodes, so zones imply nodes. */
export type Domain = 'node' | 'zone';

/** A scheduling rule that keeps pods of one workload apart. */
export interface SpreadRule {
  /** Absent for topologies that only the cluster's owner knows. */
  domain?: Domain;
  topologyKey: string;
  /** A constraint is about the workload's own pods; anti-affinity may be about others. */
  type: 'constraint' | 'antiAffinity';
  /** Whether the scheduler leaves a pod pending rather than break the rule. */
  isHard: boolean;
  /** Whether its selector matches the workload's own pods; without that it does nothing. */
  matchesOwnPods: boolean;
  /** Leads to the rule within the workload's resource. */
  path: Path;
}

const NODE_KEYS = new Set(['kubernetes.io/hostname']);
const ZONE_KEYS = new Set([
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]);

/** Whether a topology key tells zones, or regions, from one another. */
export function isZoneKey(key: string): boolean {
  return ZONE_KEYS.has(key);
}

/** Topology spread constraints and pod anti-affinity of a workload, as they stand. */
export function spreadRules(workload: Workload): SpreadRule[] {
  const { podSpec, podSpecPath } = workload;
  const rule = (term: unknown, isHard: boolean, path: Path): SpreadRule => {
    const topologyKey = stringAt(term, 'topologyKey') ?? '';
    return {
      domain: domainOf(topologyKey),
      topologyKey,
      type: path[0] === 'affinity' ? 'antiAffinity' : 'constraint',
      isHard,
      // A rule without a selector matches no pod; an empty one matches all.
      matchesOwnPods:
        isMap(valueAt(term, 'labelSelector')) &&
        looksIntoOwnNamespace(term, workload) &&
        matchesLabelSelector(mapAt(term, 'labelSelector'), workload.podLabels),
      path: [...podSpecPath, ...path],
    };
  };
  const affinity: Path = ['affinity', 'podAntiAffinity'];
  const required: Path = [
    ...affinity,
    'requiredDuringSchedulingIgnoredDuringExecution',
  ];
  const preferred: Path = [
    ...affinity,
    'preferredDuringSchedulingIgnoredDuringExecution',
  ];
  return [
    ...mapsAt(podSpec, 'topologySpreadConstraints').map(({ value, index }) =>
      rule(value, value.whenUnsatisfiable !== 'ScheduleAnyway', [
        'topologySpreadConstraints',
        index,
      ]),
    ),
    ...mapsAt(podSpec, ...required).map(({ value, index }) =>
      rule(value, true, [...required, index]),
    ),
    ...mapsAt(podSpec, ...preferred).map(({ value, index }) =>
      rule(value.podAffinityTerm, false, [...preferred, index]),
    ),
  ];
}

/** Anti-affinity looks into the workload's own namespace unless it names others. */
function looksIntoOwnNamespace(term: unknown, { resource }: Workload): boolean {
  const named = listAt(term, 'namespaces');
  return (
    named.length === 0 ||
    resource.namespace === undefined ||
    named.includes(resource.namespace) ||
    isMap(valueAt(term, 'namespaceSelector'))
  );
}

function domainOf(topologyKey: string): Domain | undefined {
  if (NODE_KEYS.has(topologyKey)) return 'node';
  return isZoneKey(topologyKey) ? 'zone' : undefined;
}
