import { mapsAt, numberAt, Path, stringAt, valueAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Container, Workload } from './workloads';

/** A field of a container's security context, with what it inherits from its pod. */
export interface SecurityField {
  /** `undefined` where neither sets it. */
  value: unknown;
  /** Where it stands, or would stand, in the terms of a violation. */
  at: { path: Path; resource?: Resource };
}

/** Fields that a container takes over from its pod's security context. */
const INHERITED = new Set<string | number>([
  'runAsUser',
  'runAsGroup',
  'runAsNonRoot',
  'seccompProfile',
  'appArmorProfile',
  'seLinuxOptions',
  'windowsOptions',
]);

/** The value of a security context field that holds for a container: its own wins. */
export function securityField(
  container: Container,
  workload: Workload,
  field: string,
): SecurityField {
  const path = ['securityContext', field];
  const own = valueAt(container.spec, ...path) ?? undefined;
  if (own !== undefined || !INHERITED.has(field)) {
    return { value: own, at: { path } };
  }
  const value = valueAt(workload.podSpec, ...path) ?? undefined;
  if (value === undefined) return { value, at: { path } };
  return { value, at: placeInPod(workload, path) };
}

/**
 * What a pod sets although each of its containers overrules it. Only for the first container
 * that can be hardened, so that it is said once.
 */
export function overruledField(
  container: Container,
  workload: Workload,
  field: string,
): SecurityField | undefined {
  const path = ['securityContext', field];
  const value = valueAt(workload.podSpec, ...path) ?? undefined;
  const isOverruled = workload.containers.every(
    ({ spec }) => (valueAt(spec, ...path) ?? undefined) !== undefined,
  );
  const first = workload.containers.find(each => canBeHardened(each, workload));
  return value !== undefined && isOverruled && first?.spec === container.spec
    ? { value, at: placeInPod(workload, path) }
    : undefined;
}

function placeInPod({ resource, podSpecPath }: Workload, path: Path) {
  return { resource, path: [...podSpecPath, ...path] };
}

/** Whether a workload's pods run on Windows, where Linux security fields mean nothing. */
export function isWindows({ podSpec }: Workload): boolean {
  return (
    stringAt(podSpec, 'os', 'name') === 'windows' ||
    stringAt(podSpec, 'nodeSelector', 'kubernetes.io/os') === 'windows'
  );
}

/** Whether a container is privileged, which overrules every other restriction. */
export function isPrivileged({ spec }: Container): boolean {
  return valueAt(spec, 'securityContext', 'privileged') === true;
}

/** Whether a resource exists only while `helm test` runs. */
export function isTestHook({ hooks }: Resource): boolean {
  return hooks.length > 0 && hooks.every(hook => hook.startsWith('test'));
}

/**
 * Whether hardening makes sense for a container: not on Windows, not in a `helm test` pod,
 * and not where it is privileged, which is a finding of its own.
 */
export function canBeHardened(
  container: Container,
  workload: Workload,
): boolean {
  return (
    !isWindows(workload) &&
    !isTestHook(workload.resource) &&
    !isPrivileged(container)
  );
}

/** Names a container in a message: `Container app of Deployment payments`. */
export function containerTitle(
  container: Container,
  { resource }: Workload,
): string {
  const type = container.type === 'container' ? '' : `${container.type} `;
  const title = `${type}container ${container.name} of ${resource.kind} ${resource.name}`;
  return title[0].toUpperCase() + title.slice(1);
}

/** The first port which a container declares and only root, or who may bind such, can take. */
export function privilegedPort({ spec }: Container): number | undefined {
  return mapsAt(spec, 'ports')
    .map(({ value }) => numberAt(value, 'containerPort') ?? 0)
    .find(port => port > 0 && port < 1024);
}
