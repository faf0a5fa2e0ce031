import { listAt, mapAt, mapsAt, Path, stringAt } from '../json';
import type { Workload } from './workloads';

/** The only place where a workload's pods may run. */
export interface PinnedPlace {
  domain: 'node' | 'zone';
  /** Name of the node or zone. */
  value: string;
  /** Leads to what binds it there, within the workload's resource. */
  path: Path;
}

const DOMAINS: Record<string, PinnedPlace['domain']> = {
  'kubernetes.io/hostname': 'node',
  'topology.kubernetes.io/zone': 'zone',
  'failure-domain.beta.kubernetes.io/zone': 'zone',
};

const TERMS: Path = [
  'affinity',
  'nodeAffinity',
  'requiredDuringSchedulingIgnoredDuringExecution',
  'nodeSelectorTerms',
];

/** The node or zone that a workload is bound to by name, selector or affinity. */
export function pinnedPlace(workload: Workload): PinnedPlace | undefined {
  const { podSpec, podSpecPath } = workload;
  const node = stringAt(podSpec, 'nodeName');
  if (node) {
    return { domain: 'node', value: node, path: [...podSpecPath, 'nodeName'] };
  }
  const selector = mapAt(podSpec, 'nodeSelector');
  const key = Object.keys(DOMAINS).find(name => stringAt(selector, name));
  if (key) {
    return {
      domain: DOMAINS[key],
      value: String(selector[key]),
      path: [...podSpecPath, 'nodeSelector', key],
    };
  }
  return pinnedByAffinity(workload);
}

/** Terms are alternatives, so only a single one binds. */
function pinnedByAffinity({
  podSpec,
  podSpecPath,
}: Workload): PinnedPlace | undefined {
  if (listAt(podSpec, ...TERMS).length !== 1) return undefined;
  const path: Path = [...TERMS, 0, 'matchExpressions'];
  const binding = mapsAt(podSpec, ...path).find(
    ({ value }) =>
      Object.hasOwn(DOMAINS, String(value.key)) &&
      value.operator === 'In' &&
      listAt(value, 'values').length === 1,
  );
  return (
    binding && {
      domain: DOMAINS[String(binding.value.key)],
      value: String(listAt(binding.value, 'values')[0]),
      path: [...podSpecPath, ...path, binding.index],
    }
  );
}
