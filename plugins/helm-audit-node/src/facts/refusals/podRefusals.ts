import { listAt, mapsAt, stringAt, valueAt } from '../../json';
import { Workload } from '../workloads';
import { containerRefusals } from './containerRefusals';
import { deviceRefusals } from './deviceRefusals';
import { placementRefusals } from './placementRefusals';
import { profileRefusals } from './profileRefusals';
import { fieldsSet, Refusal, repeated } from './refusal';
import { volumeRefusals } from './volumeRefusals';

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
    ...workload.containers.flatMap(deviceRefusals),
    ...placementRefusals(workload),
    ...profileRefusals(workload.podSpec, workload.podSpecPath, 'its pods'),
    ...containerNameRefusals(workload),
    ...volumeRefusals(workload),
    ...lastingRefusals(workload),
    ...tolerationRefusals(workload),
    ...spreadRefusals(workload),
    ...nameServerRefusals(workload),
    ...ephemeralRefusals(workload),
  ];
}

function containerNameRefusals({ containers }: Workload): Refusal[] {
  return repeated(containers, ({ name }) => name).map(({ name, path }) => ({
    path: [...path, 'name'],
    defect: `has two containers called "${name}"`,
    remedy: 'Give each container of the pod a name of its own',
  }));
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

function nameServerRefusals({ podSpec, podSpecPath }: Workload): Refusal[] {
  const servers = listAt(podSpec, 'dnsConfig', 'nameservers');
  if (podSpec.dnsPolicy !== 'None' || servers.length > 0) return [];
  return [
    {
      path: [...podSpecPath, 'dnsConfig', 'nameservers'],
      defect: 'has the DNS policy None and no name server',
      remedy: 'List a name server, or remove `dnsPolicy`',
    },
  ];
}

/** They are added to pods that run, for debugging. */
function ephemeralRefusals({
  resource,
  containers,
  podSpecPath,
}: Workload): Refusal[] {
  const isRunning = valueAt(resource.body, 'metadata', 'uid') !== undefined;
  return !isRunning && containers.some(({ type }) => type === 'ephemeral')
    ? [
        {
          path: [...podSpecPath, 'ephemeralContainers'],
          defect: 'starts with ephemeral containers',
          remedy: 'Remove them; `kubectl debug` adds them where needed',
        },
      ]
    : [];
}
