import {
  isMap,
  JsonMap,
  mapAt,
  mapsAt,
  Path,
  stringAt,
  stringsAt,
  valueAt,
} from '../json';
import { Resource } from '../stages/gather/types';
import { findReplicas, Replicas } from './replicas';
import { selectsPods } from './serviceSelection';

/** Kinds of containers; a `sidecar` is an init container that keeps running. */
export type ContainerType = 'container' | 'init' | 'sidecar' | 'ephemeral';

/** A container of a pod template. */
export interface Container {
  name: string;
  type: ContainerType;
  spec: JsonMap;
  /** Leads to the container within its resource. */
  path: Path;
}

/**
 * What a workload is for: `service` runs on and on, `agent` runs on every node, `batch`
 * runs to its end, `pod` is a bare Pod, `template` waits for somebody to make pods of it.
 */
export type WorkloadRole = 'service' | 'agent' | 'batch' | 'pod' | 'template';

/** A resource that makes pods. */
export interface Workload {
  resource: Resource;
  role: WorkloadRole;
  podSpec: JsonMap;
  /** Leads to the pod spec within the resource. */
  podSpecPath: Path;
  podLabels: Record<string, string>;
  podAnnotations: Record<string, string>;
  containers: Container[];
  /** Lower bound of its replicas; absent where the notion makes no sense. */
  replicas?: Replicas;
  /** Names of the Services of this release that select its pods. */
  services: string[];
}

/** Where each kind keeps its pod template; '' stands for the object itself. */
const TEMPLATE_PATHS: Record<string, { path: Path; role: WorkloadRole }> = {
  Deployment: { path: ['spec', 'template'], role: 'service' },
  StatefulSet: { path: ['spec', 'template'], role: 'service' },
  ReplicaSet: { path: ['spec', 'template'], role: 'service' },
  ReplicationController: { path: ['spec', 'template'], role: 'service' },
  DaemonSet: { path: ['spec', 'template'], role: 'agent' },
  Job: { path: ['spec', 'template'], role: 'batch' },
  CronJob: { path: ['spec', 'jobTemplate', 'spec', 'template'], role: 'batch' },
  Pod: { path: [], role: 'pod' },
  PodTemplate: { path: ['template'], role: 'template' },
};

/** Custom resources that are Deployments by another name, by group. */
const DEPLOYMENT_LIKE: Record<string, string> = {
  DeploymentConfig: 'apps.openshift.io',
  Rollout: 'argoproj.io',
};

/** Other kinds that hold a pod template which never runs by itself. */
const NOT_WORKLOADS = new Set(['CustomResourceDefinition', 'PodTemplate']);

/**
 * All workloads of a release, with those of custom resources that embed a pod template at
 * `spec.template` (Argo Rollouts, Knative, OpenKruise and their like).
 */
export function deriveWorkloads(resources: Resource[]): Workload[] {
  return resources.flatMap(resource => {
    const shape = templateShape(resource);
    if (!shape) return [];
    const template = valueAt(resource.body, ...shape.path);
    const podSpecPath = [...shape.path, 'spec'];
    const podLabels = stringsAt(template, 'metadata', 'labels');
    return [
      {
        resource,
        role: shape.role,
        podSpec: mapAt(template, 'spec'),
        podSpecPath,
        podLabels,
        podAnnotations: stringsAt(template, 'metadata', 'annotations'),
        containers: readContainers(mapAt(template, 'spec'), podSpecPath),
        replicas: findReplicas(resource, shape.role, resources),
        services: resources
          .filter(other => selectsPods(other, podLabels, resource.namespace))
          .map(service => service.name),
      },
    ];
  });
}

function templateShape(resource: Resource) {
  const known = Object.hasOwn(TEMPLATE_PATHS, resource.kind)
    ? TEMPLATE_PATHS[resource.kind]
    : undefined;
  const isBuiltIn = ['', 'apps', 'batch', 'extensions'].includes(
    resource.group,
  );
  if (known && isBuiltIn) {
    return isPodOfJob(resource) ? { ...known, role: 'batch' as const } : known;
  }
  if (NOT_WORKLOADS.has(resource.kind)) return undefined;
  const embedded = valueAt(resource.body, 'spec', 'template', 'spec');
  const isDeploymentLike =
    Object.hasOwn(DEPLOYMENT_LIKE, resource.kind) &&
    DEPLOYMENT_LIKE[resource.kind] === resource.group &&
    isMap(valueAt(resource.body, 'spec', 'template'));
  return isDeploymentLike ||
    (isMap(embedded) && Array.isArray(embedded.containers))
    ? { path: ['spec', 'template'], role: 'service' as const }
    : undefined;
}

/** Whether a resource is a Pod that a Job made, as it turns up in what was taken from a cluster. */
function isPodOfJob({ kind, body }: Resource): boolean {
  const owners = mapsAt(body, 'metadata', 'ownerReferences');
  return (
    kind === 'Pod' &&
    owners.some(
      ({ value }) => value.controller === true && value.kind === 'Job',
    )
  );
}

function readContainers(podSpec: JsonMap, podSpecPath: Path): Container[] {
  const read = (list: string, type: (spec: JsonMap) => ContainerType) =>
    mapsAt(podSpec, list).map(({ value, index }) => ({
      name: stringAt(value, 'name') ?? '',
      type: type(value),
      spec: value,
      path: [...podSpecPath, list, index],
    }));
  return [
    ...read('containers', () => 'container'),
    ...read('initContainers', spec =>
      spec.restartPolicy === 'Always' ? 'sidecar' : 'init',
    ),
    ...read('ephemeralContainers', () => 'ephemeral'),
  ];
}

/** Whether a workload runs on and on, and is not a hook that runs beside the release. */
export function isLongRunning(workload: Workload): boolean {
  return (
    ['service', 'agent'].includes(workload.role) &&
    workload.resource.hooks.length === 0
  );
}

/** Whether a workload is a bare Pod, no hook, whose containers are restarted whenever they end. */
export function isRestartedPod({ role, resource, podSpec }: Workload): boolean {
  const policy = stringAt(podSpec, 'restartPolicy') ?? 'Always';
  return role === 'pod' && resource.hooks.length === 0 && policy === 'Always';
}

/** Whether a workload is a long-running one that is scaled by replicas. */
export function isService(workload: Workload): boolean {
  return workload.role === 'service' && workload.resource.hooks.length === 0;
}

/** Whether something of this release sends traffic to the workload. */
export function isServing(workload: Workload): boolean {
  return isService(workload) && workload.services.length > 0;
}
