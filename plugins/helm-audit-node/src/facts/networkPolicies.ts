import { isMap, JsonMap, listAt, mapAt, mapsAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import { matchesLabelSelector } from './labelSelector';
import { sameNamespace } from './serviceSelection';
import type { Workload } from './workloads';

/** What the network policies of a release do for one workload. */
export interface NetworkCoverage {
  /** Whether a policy decides who may connect to it. */
  ingress: boolean;
  /** Whether a policy decides what it may connect to. */
  egress: boolean;
  /** Kubernetes' own policies that select it. */
  policies: Resource[];
  /** A policy whose selector can't be judged here. */
  unsure?: Resource;
}

interface Section {
  selector: JsonMap;
  ingress: boolean;
  egress: boolean;
}

/** Whether a resource is one of Kubernetes' own network policies. */
export function isNetworkPolicy({ kind, group }: Resource): boolean {
  return (
    kind === 'NetworkPolicy' &&
    (group === 'networking.k8s.io' || group === 'extensions')
  );
}

/**
 * Which directions of a workload's traffic the policies of its release govern. Policies of
 * Cilium count; those of Calico and of cluster administrators select by expressions of their
 * own and leave the matter open.
 */
export function networkCoverage(
  workload: Workload,
  resources: Resource[],
): NetworkCoverage {
  const coverage: NetworkCoverage = {
    ingress: false,
    egress: false,
    policies: [],
    unsure: resources.find(isForeignPolicy),
  };
  for (const policy of resources) {
    const sections = sectionsOf(policy).filter(({ selector }) =>
      matchesLabelSelector(selector, workload.podLabels),
    );
    const isElsewhere =
      policy.kind !== 'CiliumClusterwideNetworkPolicy' &&
      !sameNamespace(policy.namespace, workload.resource.namespace);
    if (sections.length === 0 || isElsewhere) continue;
    coverage.ingress ||= sections.some(({ ingress }) => ingress);
    coverage.egress ||= sections.some(({ egress }) => egress);
    if (isNetworkPolicy(policy)) coverage.policies.push(policy);
  }
  return coverage;
}

/** The directions that a policy governs; without `policyTypes` the API derives them. */
export function directionsOf(policy: Resource): Omit<Section, 'selector'> {
  const types = listAt(policy.body, 'spec', 'policyTypes');
  if (types.length > 0) {
    return {
      ingress: types.includes('Ingress'),
      egress: types.includes('Egress'),
    };
  }
  return {
    ingress: true,
    egress: listAt(policy.body, 'spec', 'egress').length > 0,
  };
}

function sectionsOf(policy: Resource): Section[] {
  if (isNetworkPolicy(policy)) {
    const selector = mapAt(policy.body, 'spec', 'podSelector');
    return [{ selector, ...directionsOf(policy) }];
  }
  if (policy.group !== 'cilium.io') return [];
  const specs = [
    valueAt(policy.body, 'spec'),
    ...mapsAt(policy.body, 'specs').map(({ value }) => value),
  ].filter(isMap);
  return specs
    .filter(spec => isMap(spec.endpointSelector))
    .map(spec => ({
      selector: withoutPrefixes(mapAt(spec, 'endpointSelector')),
      ingress: Array.isArray(spec.ingress) || Array.isArray(spec.ingressDeny),
      egress: Array.isArray(spec.egress) || Array.isArray(spec.egressDeny),
    }));
}

/** Cilium writes where a label comes from before its key, and adds labels of its own. */
function withoutPrefixes(selector: JsonMap): JsonMap {
  const bare = (key: string) => key.replace(/^(k8s|any)[:.]/, '');
  const isOwn = (key: unknown) =>
    /^io\.(kubernetes|cilium)\b/.test(String(key));
  return {
    matchLabels: Object.fromEntries(
      Object.entries(mapAt(selector, 'matchLabels'))
        .map(([key, value]): [string, unknown] => [bare(key), value])
        .filter(([key]) => !isOwn(key)),
    ),
    matchExpressions: mapsAt(selector, 'matchExpressions')
      .map(({ value }) => ({ ...value, key: bare(String(value.key)) }))
      .filter(({ key }) => !isOwn(key)),
  };
}

function isForeignPolicy({ kind, group }: Resource): boolean {
  return (
    /NetworkPolicy$/.test(kind) &&
    /(^|\.)projectcalico\.org$|^policy\.networking\.k8s\.io$/.test(group)
  );
}
