import { booleanAt, JsonMap, mapsAt, Path, stringAt, valueAt } from '../json';
import type { Workload } from './workloads';

/** An object that a pod cannot start without, unless it is optional. */
export interface PodReference {
  kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';
  name: string;
  /** Key within a ConfigMap or Secret, when one is named. */
  key?: string;
  isOptional: boolean;
  /**
   * How the pod takes it up. What comes by `env` or `subPath` is read once, when the
   * container starts; a `volume` follows changes.
   */
  by: 'env' | 'subPath' | 'volume' | 'pod';
  /** Leads to the reference within the workload's resource. */
  path: Path;
}

/** All objects that the pods of a workload name. */
export function podReferences(workload: Workload): PodReference[] {
  const { podSpec, podSpecPath: root, containers } = workload;
  const accountField =
    ['serviceAccountName', 'serviceAccount'].find(field =>
      stringAt(podSpec, field),
    ) ?? 'serviceAccountName';
  const account = stringAt(podSpec, accountField);
  const mountedByFile = new Set(
    containers.flatMap(({ spec }) =>
      mapsAt(spec, 'volumeMounts')
        .filter(({ value }) => value.subPath || value.subPathExpr)
        .map(({ value }) => value.name),
    ),
  );
  return [
    ...containers.flatMap(({ spec, path }) => environmentOf(spec, path)),
    ...mapsAt(podSpec, 'volumes').flatMap(({ value, index }) =>
      volumeOf(
        value,
        [...root, 'volumes', index],
        mountedByFile.has(value.name) ? 'subPath' : 'volume',
      ),
    ),
    ...(account && account !== 'default'
      ? [
          {
            kind: 'ServiceAccount' as const,
            name: account,
            isOptional: false,
            by: 'pod' as const,
            path: [...root, accountField],
          },
        ]
      : []),
  ];
}

function environmentOf(container: JsonMap, root: Path): PodReference[] {
  return [
    ...mapsAt(container, 'env').flatMap(({ value, index }) => {
      const path = [...root, 'env', index, 'valueFrom'];
      const from = valueAt(value, 'valueFrom');
      return [
        ...read('ConfigMap', from, ['configMapKeyRef'], 'env', path),
        ...read('Secret', from, ['secretKeyRef'], 'env', path),
      ];
    }),
    ...mapsAt(container, 'envFrom').flatMap(({ value, index }) => {
      const path = [...root, 'envFrom', index];
      return [
        ...read('ConfigMap', value, ['configMapRef'], 'env', path),
        ...read('Secret', value, ['secretRef'], 'env', path),
      ];
    }),
  ];
}

function volumeOf(
  volume: JsonMap,
  path: Path,
  by: 'subPath' | 'volume',
): PodReference[] {
  const claim = ['persistentVolumeClaim'];
  return [
    ...read('ConfigMap', volume, ['configMap'], by, path),
    ...read('Secret', volume, ['secret'], by, path),
    ...read('PersistentVolumeClaim', volume, claim, by, path),
    ...mapsAt(volume, 'projected', 'sources').flatMap(({ value, index }) => {
      const source = [...path, 'projected', 'sources', index];
      return [
        ...read('ConfigMap', value, ['configMap'], by, source),
        ...read('Secret', value, ['secret'], by, source),
      ];
    }),
  ];
}

const NAME_FIELDS = ['name', 'secretName', 'claimName'];

function read(
  kind: PodReference['kind'],
  holder: unknown,
  at: Path,
  by: PodReference['by'],
  path: Path,
): PodReference[] {
  const reference = valueAt(holder, ...at);
  const name = NAME_FIELDS.map(field => stringAt(reference, field)).find(
    Boolean,
  );
  if (!name) return [];
  return [
    {
      kind,
      name,
      key: stringAt(reference, 'key'),
      isOptional: booleanAt(reference, 'optional') ?? false,
      by,
      path: [...path, ...at],
    },
  ];
}
