import { isMap, mapsAt, stringAt } from '../../json';
import { Workload } from '../workloads';
import { containerRefusals } from './containerRefusals';
import { profileRefusals } from './profileRefusals';
import { fieldsSet, isPartName, Refusal, repeated } from './refusal';

/** Kinds that restart their pods for ever. */
const LASTING = [
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
];

/**
 * What of the pods of a workload Kubernetes refuses, of what the schema lets pass: names that
 * lead nowhere or stand twice, and fields that exclude each other.
 */
export function podRefusals(workload: Workload): Refusal[] {
  return [
    ...workload.containers.flatMap(container =>
      containerRefusals(container, workload),
    ),
    ...profileRefusals(workload.podSpec, workload.podSpecPath, 'its pods'),
    ...containerNameRefusals(workload),
    ...danglingMounts(workload),
    ...volumeRefusals(workload),
    ...lastingRefusals(workload),
    ...tolerationRefusals(workload),
    ...spreadRefusals(workload),
  ];
}

function containerNameRefusals({ containers }: Workload): Refusal[] {
  return repeated(containers, ({ name }) => name).map(({ name, path }) => ({
    path: [...path, 'name'],
    defect: `has two containers called "${name}"`,
    remedy: 'Give each container of the pod a name of its own',
  }));
}

/** The claims of a StatefulSet become volumes of its pods. */
function danglingMounts({
  resource,
  podSpec,
  containers,
}: Workload): Refusal[] {
  const claims = mapsAt(resource.body, 'spec', 'volumeClaimTemplates');
  const names = new Set([
    ...mapsAt(podSpec, 'volumes').map(({ value }) => value.name),
    ...claims.map(({ value }) => stringAt(value, 'metadata', 'name')),
  ]);
  return containers.flatMap(({ name: container, spec, path }) =>
    ['volumeMounts', 'volumeDevices'].flatMap(list =>
      mapsAt(spec, list).flatMap(({ value, index }) => {
        const name = stringAt(value, 'name');
        if (!name || names.has(name)) return [];
        return [
          {
            path: [...path, list, index, 'name'],
            defect: `mounts the volume "${name}" in container "${container}", and its pod has none of that name`,
            remedy: `Add \`${name}\` to \`volumes\`, or remove the mount`,
          },
        ];
      }),
    ),
  );
}

function volumeRefusals({ podSpec, podSpecPath }: Workload): Refusal[] {
  const volumes = mapsAt(podSpec, 'volumes');
  const at = (index: number) => [...podSpecPath, 'volumes', index];
  const again = repeated(volumes, ({ value }) => stringAt(value, 'name'));
  return [
    ...again.map(({ value, index }) => ({
      path: [...at(index), 'name'],
      defect: `has two volumes called "${value.name}"`,
      remedy: 'Give each volume of the pod a name of its own',
    })),
    ...volumes.flatMap(({ value, index }) => {
      const name = stringAt(value, 'name') ?? '';
      const sources = Object.keys(value).filter(key => isMap(value[key]));
      return [
        ...(sources.length > 1
          ? [
              {
                path: at(index),
                defect: `fills the volume "${name}" from ${sources.join(
                  ' and ',
                )}`,
                remedy: 'Keep one source, or use a projected volume',
              },
            ]
          : []),
        ...(name && !isPartName(name)
          ? [
              {
                path: [...at(index), 'name'],
                defect: `calls a volume "${name}"`,
                remedy: 'Use lower-case letters, digits and dashes, at most 63',
              },
            ]
          : []),
      ];
    }),
  ];
}

function lastingRefusals({
  resource,
  podSpec,
  podSpecPath,
}: Workload): Refusal[] {
  if (!LASTING.includes(resource.kind)) return [];
  const policy = stringAt(podSpec, 'restartPolicy') || 'Always';
  return [
    ...(policy === 'Always'
      ? []
      : [
          {
            path: [...podSpecPath, 'restartPolicy'],
            defect: `sets the restart policy ${policy}, which only pods and jobs may have`,
            remedy: 'Remove `restartPolicy`',
          },
        ]),
    ...fieldsSet(podSpec, ['activeDeadlineSeconds']).map(field => ({
      path: [...podSpecPath, field],
      defect: `sets \`${field}\`, which only pods and jobs may have`,
      remedy: `Remove \`${field}\``,
    })),
  ];
}

function tolerationRefusals({ podSpec, podSpecPath }: Workload): Refusal[] {
  return mapsAt(podSpec, 'tolerations').flatMap(({ value, index }) => {
    const { operator, key, effect } = value;
    const path = [...podSpecPath, 'tolerations', index];
    if (operator === 'Exists' && value.value)
      return [
        {
          path: [...path, 'value'],
          defect: `tolerates the value "${value.value}" by the operator Exists, which takes none`,
          remedy: 'Remove `value`, or set `operator: Equal`',
        },
      ];
    if (!key && operator !== 'Exists')
      return [
        {
          path: [...path, 'key'],
          defect: 'has a toleration without a key',
          remedy: 'Name the key, or set `operator: Exists`',
        },
      ];
    const isTimed = fieldsSet(value, ['tolerationSeconds']).length > 0;
    return isTimed && effect !== 'NoExecute'
      ? [
          {
            path: [...path, 'tolerationSeconds'],
            defect:
              'sets `tolerationSeconds` for an effect other than NoExecute',
            remedy: 'Set `effect: NoExecute`, or remove it',
          },
        ]
      : [];
  });
}

function spreadRefusals({ podSpec, podSpecPath }: Workload): Refusal[] {
  const list = 'topologySpreadConstraints';
  return repeated(mapsAt(podSpec, list), ({ value }) =>
    value.topologyKey
      ? `${value.topologyKey} ${value.whenUnsatisfiable}`
      : undefined,
  ).map(({ value, index }) => ({
    path: [...podSpecPath, list, index],
    defect: `has two constraints ${value.whenUnsatisfiable} on ${value.topologyKey}`,
    remedy: 'Keep one of them',
  }));
}
