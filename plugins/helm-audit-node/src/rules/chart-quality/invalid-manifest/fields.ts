import type { Workload } from '../../../facts/workloads';
import { JsonMap, mapAt, Path } from '../../../json';

/** Fields that only a container has. */
const OF_CONTAINER = [
  'args',
  'command',
  'env',
  'envFrom',
  'image',
  'imagePullPolicy',
  'lifecycle',
  'livenessProbe',
  'ports',
  'readinessProbe',
  'startupProbe',
  'volumeMounts',
  'workingDir',
];

/** Fields that only a pod has. */
const OF_POD = [
  'activeDeadlineSeconds',
  'affinity',
  'automountServiceAccountToken',
  'containers',
  'dnsConfig',
  'dnsPolicy',
  'hostAliases',
  'hostIPC',
  'hostNetwork',
  'hostPID',
  'imagePullSecrets',
  'initContainers',
  'nodeSelector',
  'priorityClassName',
  'runtimeClassName',
  'schedulerName',
  'serviceAccountName',
  'terminationGracePeriodSeconds',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
];

/** Fields of a security context that a container has and a pod has not. */
const OF_CONTAINER_SECURITY = [
  'allowPrivilegeEscalation',
  'capabilities',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
];

/** Fields that a Job has under the name of a pod's. */
const SHARED_WITH_JOB = ['activeDeadlineSeconds'];

/** A field where Kubernetes knows none of its name. */
export interface MisplacedField {
  field: string;
  place: string;
  home: string;
  path: Path;
}

/**
 * Fields of a workload that stand one level too high or too low. What is in no list is not
 * judged, so that fields of coming versions of Kubernetes pass.
 */
export function listMisplaced(workload: Workload): MisplacedField[] {
  const { resource, podSpec, podSpecPath, containers, role } = workload;
  // Custom resources may have fields of their own anywhere.
  if (!['', 'apps', 'batch'].includes(resource.group)) return [];
  const pod = mapAt(podSpec, 'securityContext');
  const above = podSpecPath.slice(0, -2);
  const owner = role === 'pod' ? {} : mapAt(resource.body, ...above);
  const ofOwner = [...OF_POD, ...OF_CONTAINER].filter(
    field => role !== 'batch' || !SHARED_WITH_JOB.includes(field),
  );
  return [
    ...find(podSpec, OF_CONTAINER, 'the pod', 'a container', podSpecPath),
    ...find(
      pod,
      OF_CONTAINER_SECURITY,
      'the security context of the pod',
      'that of each container',
      [...podSpecPath, 'securityContext'],
    ),
    ...find(owner, ofOwner, `the ${resource.kind}`, 'its pod template', above),
    ...containers.flatMap(({ name, spec, path }) =>
      find(spec, OF_POD, `container ${name}`, 'the pod', path),
    ),
  ];
}

function find(
  holder: JsonMap,
  fields: string[],
  place: string,
  home: string,
  path: Path,
): MisplacedField[] {
  return fields
    .filter(field => holder[field] !== undefined && holder[field] !== null)
    .map(field => ({ field, place, home, path: [...path, field] }));
}
