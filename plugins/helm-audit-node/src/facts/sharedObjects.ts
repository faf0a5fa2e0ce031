import { listAt, mapsAt, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import { sameNamespace } from './serviceSelection';
import { isService, Workload } from './workloads';

/** Kinds of objects that pods take settings or files from. */
export type SharedKind = 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim';

/** The long-running workloads of a release that use a ConfigMap, Secret or claim. */
export function usersOf(
  object: Resource,
  workloads: readonly Workload[],
): Workload[] {
  return workloads.filter(
    workload =>
      isService(workload) &&
      sameNamespace(object.namespace, workload.resource.namespace) &&
      usedNames(workload, object.kind as SharedKind).includes(object.name),
  );
}

function usedNames(workload: Workload, kind: SharedKind): string[] {
  const { podSpec, containers } = workload;
  const volumes = mapsAt(podSpec, 'volumes').flatMap(({ value }) => [
    value,
    ...mapsAt(value, 'projected', 'sources').map(source => source.value),
  ]);
  const environments = containers.flatMap(({ spec }) => [
    ...listAt(spec, 'envFrom'),
    ...listAt(spec, 'env'),
  ]);
  const names = {
    ConfigMap: [
      ...volumes.map(volume => stringAt(volume, 'configMap', 'name')),
      ...environments.flatMap(source => [
        stringAt(source, 'configMapRef', 'name'),
        stringAt(source, 'valueFrom', 'configMapKeyRef', 'name'),
      ]),
    ],
    Secret: [
      ...volumes.map(
        volume =>
          stringAt(volume, 'secret', 'secretName') ??
          stringAt(volume, 'secret', 'name'),
      ),
      ...environments.flatMap(source => [
        stringAt(source, 'secretRef', 'name'),
        stringAt(source, 'valueFrom', 'secretKeyRef', 'name'),
      ]),
    ],
    PersistentVolumeClaim: volumes.map(volume =>
      stringAt(volume, 'persistentVolumeClaim', 'claimName'),
    ),
  }[kind];
  return (names ?? []).filter((name): name is string => name !== undefined);
}
