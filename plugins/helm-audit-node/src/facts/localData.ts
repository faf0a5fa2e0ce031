import { isMap, JsonMap, mapsAt, Path, stringAt } from '../json';
import type { Workload } from './workloads';

/** A mount at which a workload keeps data on the node that it runs on. */
export interface LocalDataMount {
  mountPath: string;
  /** Folder of the node; absent for space that is deleted with the pod. */
  host?: string;
  /** Leads to the volume within the workload's resource. */
  path: Path;
}

const DATA =
  /\b(data|database|db|storage|store|state|uploads?|media|persist\w*|repositor(y|ies)|sessions?)\b|\/var\/lib\//i;
const PASSING =
  /cache|te?mp\b|\blogs?\b|\brun\b|socks?(et)?\b|scratch|work(dir|space)?\b|config|cert|plugins?|spool|metadata|template/i;

/** Mounts of local volumes that look like data by the volume's name or the path. */
export function localDataMounts(workload: Workload): LocalDataMount[] {
  const { podSpec, podSpecPath, containers } = workload;
  return mapsAt(podSpec, 'volumes').flatMap(({ value, index }) => {
    if (!isLocal(value)) return [];
    const name = stringAt(value, 'name') ?? '';
    const mounts = containers
      .filter(({ type }) => type !== 'init')
      .flatMap(({ spec }) => mapsAt(spec, 'volumeMounts'))
      .filter(({ value: candidate }) => candidate.name === name);
    const mount = mounts.find(
      ({ value: candidate }) =>
        candidate.readOnly !== true &&
        looksLikeData(
          [name, candidate.mountPath, candidate.subPath]
            .filter(part => typeof part === 'string')
            .join(' '),
        ),
    );
    // What shares a volume with /tmp is there to make a read-only root file system bearable.
    const isScratch =
      !DATA.test(name) &&
      mounts.some(({ value: other }) => other.mountPath === '/tmp');
    if (!mount || isScratch) return [];
    return [
      {
        mountPath: stringAt(mount.value, 'mountPath') ?? '',
        host: stringAt(value, 'hostPath', 'path'),
        path: [...podSpecPath, 'volumes', index],
      },
    ];
  });
}

/** Space in memory is meant to be lost. */
function isLocal(volume: JsonMap): boolean {
  return (
    isMap(volume.hostPath) ||
    (isMap(volume.emptyDir) && volume.emptyDir.medium !== 'Memory')
  );
}

function looksLikeData(text: string): boolean {
  return DATA.test(text) && !PASSING.test(text);
}
