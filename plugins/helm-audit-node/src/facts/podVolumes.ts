import { JsonMap, listAt, mapsAt, Path, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { sameNamespace } from './serviceSelection';
import type { Workload } from './workloads';

/** A persistent volume claim that a workload's pods mount. */
export interface ClaimUse {
  /** Name of the volume within the pod. */
  volume: string;
  /** Name of the claim; absent for claims that every pod has of its own. */
  claim?: string;
  /** The claim's spec; absent when the claim is made outside the release. */
  spec?: JsonMap;
  /** Whether all pods mount the same claim. */
  isShared: boolean;
  /** Leads to the volume or claim template within the workload's resource. */
  path: Path;
}

/** Volumes that may be lost. */
const PASSING =
  /cache|te?mp\b|\blogs?\b|plugins?|scratch|spool|\bwal\b|downloads?/i;

/** Whether a claim holds what should not be lost, as far as its name tells. */
export function isLasting({ volume, claim }: ClaimUse): boolean {
  return !PASSING.test(`${volume} ${claim ?? ''}`);
}

/** The persistent volume claims of a workload, shared ones and those of each replica. */
export function claimsOf(
  workload: Workload,
  resources: Resource[],
): ClaimUse[] {
  const { podSpec, podSpecPath, resource } = workload;
  const shared = mapsAt(podSpec, 'volumes').flatMap(({ value, index }) => {
    const claim = stringAt(value, 'persistentVolumeClaim', 'claimName');
    if (!claim) return [];
    const found = resources.find(
      other =>
        other.kind === 'PersistentVolumeClaim' &&
        other.name === claim &&
        sameNamespace(other.namespace, resource.namespace),
    );
    return [
      {
        volume: stringAt(value, 'name') ?? claim,
        claim,
        spec: found && specOf(found.body),
        isShared: true,
        path: [...podSpecPath, 'volumes', index],
      },
    ];
  });
  const own = mapsAt(resource.body, 'spec', 'volumeClaimTemplates').map(
    ({ value, index }) => ({
      volume: stringAt(value, 'metadata', 'name') ?? '',
      spec: specOf(value),
      isShared: false,
      path: ['spec', 'volumeClaimTemplates', index],
    }),
  );
  return [...shared, ...own];
}

function specOf(claim: JsonMap): JsonMap {
  const { spec } = claim;
  return typeof spec === 'object' && spec !== null ? (spec as JsonMap) : {};
}

/**
 * Whether a claim can be mounted on one node only, or by one pod only.
 *
 * @returns undefined when its access modes are not to be seen
 */
export function isSingleNode(claim: ClaimUse): boolean | undefined {
  const modes = listAt(claim.spec, 'accessModes');
  if (modes.length === 0) return undefined;
  return modes.every(mode =>
    ['ReadWriteOnce', 'ReadWriteOncePod'].includes(String(mode)),
  );
}
