import { Severity } from '@helm-audit/plugin-helm-audit-common';
import type { Workload } from '../../../facts/workloads';
import { mapsAt } from '../../../json';

/** Sockets through which a process commands the node's container runtime. */
const RUNTIME_SOCKET =
  /(^|\/)(docker|containerd|cri-dockerd|crio|podman)\.sock$/;

/** Folders that hold such a socket or everything else. */
const WHOLE_NODE =
  /^\/$|^(\/var)?\/run$|^\/(var\/)?run\/(docker|containerd|crio)$/;

/** Folders by which a process changes how the node works. */
const SYSTEM =
  /^\/(bin|boot|dev|etc|home|lib|lib64|opt|proc|root|sbin|sys|usr|var\/(lib\/(containerd|docker|kubelet)|log))(\/|$)/;

/** Whether who has a path of a node has the node. */
export function isWholeNode(path: string): boolean {
  const trimmed = withoutEnd(path);
  return RUNTIME_SOCKET.test(trimmed) || WHOLE_NODE.test(trimmed);
}

/** How bad it is that a path of the node is within reach, by a volume of a workload or by a claim. */
export function severityOf(
  path: string,
  volume: string,
  workload?: Workload,
): Severity {
  if (isLessened(withoutEnd(path), volume, workload)) return 'medium';
  return isWholeNode(path) ? 'critical' : 'high';
}

function withoutEnd(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

/** Whether an agent only reads a path, or writes to one that is not the node's own. */
function isLessened(path: string, volume: string, workload?: Workload) {
  if (workload?.role !== 'agent' || RUNTIME_SOCKET.test(path)) return false;
  return (
    isReadOnly(workload, volume) ||
    !(WHOLE_NODE.test(path) || SYSTEM.test(path))
  );
}

/** Whether every container that mounts a volume only reads it. */
export function isReadOnly({ containers }: Workload, volume: string): boolean {
  return containers
    .flatMap(({ spec }) => mapsAt(spec, 'volumeMounts'))
    .filter(({ value }) => value.name === volume)
    .every(({ value }) => value.readOnly === true);
}
