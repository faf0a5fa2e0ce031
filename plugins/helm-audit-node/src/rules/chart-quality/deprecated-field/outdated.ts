import type { Workload } from '../../../facts/workloads';
import {
  isMap,
  JsonMap,
  mapAt,
  mapsAt,
  Path,
  stringAt,
  valueAt,
} from '../../../json';
import type { Resource } from '../../../stages/gather/types';

/** An annotation or label that Kubernetes has another field for. */
export interface Outdated {
  path: Path;
  /** What it is called. */
  name: string;
  /** The minor version that deprecates it, or from which on it has no effect. */
  since: number;
  /** It has no effect any more. */
  isIgnored?: boolean;
  /** What to do instead, in a few words. */
  advice: string;
}

/**
 * Labels of nodes by the ones that took their place, and since when. Source: the warnings of the
 * API server, pkg/api/node/util.go of https://github.com/kubernetes/kubernetes.
 */
const LABELS: Record<string, [label: string, since: number]> = {
  'beta.kubernetes.io/arch': ['kubernetes.io/arch', 14],
  'beta.kubernetes.io/os': ['kubernetes.io/os', 14],
  'beta.kubernetes.io/instance-type': ['node.kubernetes.io/instance-type', 17],
  'failure-domain.beta.kubernetes.io/region': [
    'topology.kubernetes.io/region',
    17,
  ],
  'failure-domain.beta.kubernetes.io/zone': ['topology.kubernetes.io/zone', 17],
};

const INGRESS_CLASS = 'kubernetes.io/ingress.class';
const MOUNTABLE = 'kubernetes.io/enforce-mountable-secrets';
const STORAGE_CLASS = 'volume.beta.kubernetes.io/storage-class';
const UNREADY = 'service.alpha.kubernetes.io/tolerate-unready-endpoints';
const CRITICAL = 'scheduler.alpha.kubernetes.io/critical-pod';
const SECCOMP =
  /^(seccomp\.security\.alpha\.kubernetes\.io\/pod$|container\.seccomp\.security\.alpha\.kubernetes\.io\/)/;

/** By group and kind: what of an object itself is outdated. */
const BY_KIND: Record<string, (body: JsonMap) => Outdated[]> = {
  '/PersistentVolumeClaim': body => inClaim(body, []),
  '/Service': body =>
    valueAt(body, 'spec', 'publishNotReadyAddresses') === undefined
      ? annotation(body, [], UNREADY, 11, 'Set `publishNotReadyAddresses`')
      : [],
  '/ServiceAccount': body =>
    annotation(
      body,
      [],
      MOUNTABLE,
      32,
      'Keep Secrets of others in a namespace of their own',
    ),
  'apps/StatefulSet': body =>
    mapsAt(body, 'spec', 'volumeClaimTemplates').flatMap(({ value, index }) =>
      inClaim(value, ['spec', 'volumeClaimTemplates', index]),
    ),
  'networking.k8s.io/Ingress': body =>
    // The controllers of Google Cloud know no other way.
    stringAt(body, 'spec', 'ingressClassName') ||
    stringAt(body, 'metadata', 'annotations', INGRESS_CLASS)?.startsWith('gce')
      ? []
      : annotation(body, [], INGRESS_CLASS, 18, 'Set `ingressClassName`'),
};

/** What of an object and its pods is outdated, and not said in the new way beside. */
export function findOutdated(
  resource: Resource,
  workload: Workload | undefined,
): Outdated[] {
  const key = `${resource.group}/${resource.kind}`;
  const own = Object.hasOwn(BY_KIND, key) ? BY_KIND[key](resource.body) : [];
  return [...own, ...(workload ? inPods(workload) : [])];
}

function inClaim(claim: JsonMap, at: Path): Outdated[] {
  return stringAt(claim, 'spec', 'storageClassName')
    ? []
    : annotation(claim, at, STORAGE_CLASS, 8, 'Set `storageClassName`');
}

/** An annotation of what stands at a path, when it says anything. */
function annotation(
  body: JsonMap,
  at: Path,
  name: string,
  since: number,
  advice: string,
): Outdated[] {
  return stringAt(body, 'metadata', 'annotations', name)
    ? [{ path: [...at, 'metadata', 'annotations', name], name, since, advice }]
    : [];
}

function inPods(workload: Workload): Outdated[] {
  const { podSpec, podSpecPath, podAnnotations, containers } = workload;
  const at = [...podSpecPath.slice(0, -1), 'metadata', 'annotations'];
  const ignored = (name: string, since: number, advice: string): Outdated[] => [
    { path: [...at, name], name, since, advice, isIgnored: true },
  ];
  const isProfiled = [podSpec, ...containers.map(({ spec }) => spec)].some(
    spec => isMap(valueAt(spec, 'securityContext', 'seccompProfile')),
  );
  return [
    ...Object.keys(podAnnotations).flatMap(name => {
      if (name === CRITICAL && !stringAt(podSpec, 'priorityClassName'))
        return ignored(name, 16, 'Set `priorityClassName`');
      return SECCOMP.test(name) && !isProfiled
        ? ignored(name, 27, 'Set `securityContext.seccompProfile`')
        : [];
    }),
    ...labelsIn(podSpec).map(({ path, name }) => {
      const [label, since] = LABELS[name];
      const advice = `Use the label ${label}`;
      return { path: [...podSpecPath, ...path], name, since, advice };
    }),
  ];
}

/** Where a pod asks for labels of nodes that have another name now; each name once. */
function labelsIn(podSpec: JsonMap): { path: Path; name: string }[] {
  const rules = ['affinity', 'nodeAffinity'];
  const required = [...rules, 'requiredDuringSchedulingIgnoredDuringExecution'];
  const preferred = [
    ...rules,
    'preferredDuringSchedulingIgnoredDuringExecution',
  ];
  const expressions = (at: Path) =>
    mapsAt(podSpec, ...at, 'matchExpressions').map(({ value, index }) => ({
      path: [...at, 'matchExpressions', index, 'key'],
      name: String(value.key),
    }));
  const found = [
    ...Object.keys(mapAt(podSpec, 'nodeSelector')).map(name => ({
      path: ['nodeSelector', name],
      name,
    })),
    ...mapsAt(podSpec, 'topologySpreadConstraints').map(({ value, index }) => ({
      path: ['topologySpreadConstraints', index, 'topologyKey'],
      name: String(value.topologyKey),
    })),
    ...mapsAt(podSpec, ...required, 'nodeSelectorTerms').flatMap(({ index }) =>
      expressions([...required, 'nodeSelectorTerms', index]),
    ),
    ...mapsAt(podSpec, ...preferred).flatMap(({ index }) =>
      expressions([...preferred, index, 'preference']),
    ),
  ];
  const names = found.map(({ name }) => name);
  return found.filter(
    ({ name }, index) =>
      Object.hasOwn(LABELS, name) && names.indexOf(name) === index,
  );
}
