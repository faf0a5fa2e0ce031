import { isMap, JsonMap, mapsAt, Path, stringAt, valueAt } from '../json';
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

/** Variables that say what a member of Elasticsearch or OpenSearch is for. */
const ROLES = /^((ELASTICSEARCH|OPENSEARCH)_NODE_ROLES|node[._]roles)$/i;

/** Roles of members that keep documents, or what the cluster knows of itself. */
const KEEPING = /data|master|manager/i;

/** Whether a workload is a member of a data store that says that it keeps nothing. */
export function keepsNothing({ containers }: Workload): boolean {
  const roles = containers
    .flatMap(({ spec }) => mapsAt(spec, 'env'))
    .filter(({ value }) => ROLES.test(stringAt(value, 'name') ?? ''))
    .map(({ value }) => valueAt(value, 'value'));
  return (
    roles.length > 0 &&
    roles.every(value => typeof value === 'string' && !KEEPING.test(value))
  );
}

/** Mounts of local volumes that look like data by the volume's name or the path. */
export function localDataMounts(workload: Workload): LocalDataMount[] {
  const { podSpec, podSpecPath, containers } = workload;
  if (keepsNothing(workload)) return [];
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
