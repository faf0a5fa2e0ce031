import { mapsAt, Path } from '../json';
import type { Workload } from './workloads';

/** The taint that a node gets when it is heard of no more. */
const UNREACHABLE = 'node.kubernetes.io/unreachable';

/**
 * The toleration by which pods stay bound to a node for ever after it was lost: one for every
 * taint, or for that of lost nodes, that does not end. Kubernetes gives each pod 5 minutes by
 * itself.
 *
 * @returns its path within the workload's resource; undefined when there is none
 */
export function stayingForEver({
  podSpec,
  podSpecPath,
}: Workload): Path | undefined {
  const found = mapsAt(podSpec, 'tolerations').find(({ value }) => {
    const key = value.key ?? '';
    const effect = value.effect || 'NoExecute';
    return (
      value.operator === 'Exists' &&
      (key === '' || key === UNREACHABLE) &&
      effect === 'NoExecute' &&
      typeof value.tolerationSeconds !== 'number'
    );
  });
  return found && [...podSpecPath, 'tolerations', found.index];
}
