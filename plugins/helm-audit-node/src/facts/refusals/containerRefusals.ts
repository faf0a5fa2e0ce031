import { listAt, mapAt, mapsAt, numberAt, stringAt, valueAt } from '../../json';
import { parseQuantity } from '../quantity';
import { Container, Workload } from '../workloads';
import { profileRefusals } from './profileRefusals';
import { fieldsSet, isPartName, Refusal, repeated } from './refusal';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const PROBE_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const HOOK_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'];
const VALUE_SOURCES = [
  'configMapKeyRef',
  'fieldRef',
  'fileKeyRef',
  'resourceFieldRef',
  'secretKeyRef',
];

/** What of a container Kubernetes refuses, of what the schema lets pass. */
export function containerRefusals(
  container: Container,
  workload: Workload,
): Refusal[] {
  return [
    ...nameRefusals(container),
    ...imageRefusals(container, workload),
    ...mountRefusals(container),
    ...probeRefusals(container),
    ...hookRefusals(container),
    ...variableRefusals(container),
    ...resourceRefusals(container),
    ...privilegeRefusals(container),
    ...profileRefusals(container.spec, container.path, called(container)),
    ...hostPortRefusals(container, workload),
  ];
}

function called({ name }: Container): string {
  return `container "${name}"`;
}

function nameRefusals({ name, path }: Container): Refusal[] {
  if (!name || isPartName(name)) return [];
  return [
    {
      path: [...path, 'name'],
      defect: `calls a container "${name}"`,
      remedy: 'Use lower-case letters, digits and dashes, at most 63',
    },
  ];
}

/** Groups of the API itself; other controllers may fill the image in. */
const OWN_GROUPS = ['', 'apps', 'batch'];

function imageRefusals(
  container: Container,
  { resource }: Workload,
): Refusal[] {
  const isOwn = OWN_GROUPS.includes(resource.group);
  const { image } = container.spec;
  if (!isOwn || (image !== undefined && image !== null && image !== '')) {
    return [];
  }
  return [
    {
      path: [...container.path, 'image'],
      defect: `names no image for ${called(container)}`,
      remedy: 'Set `image`',
    },
  ];
}

function mountRefusals(container: Container): Refusal[] {
  const { spec, path } = container;
  const mounts = mapsAt(spec, 'volumeMounts');
  const again = repeated(mounts, ({ value }) => stringAt(value, 'mountPath'));
  const leaving = mounts.filter(({ value }) =>
    /^\/|(^|\/)\.\.(\/|$)/.test(stringAt(value, 'subPath') ?? ''),
  );
  return [
    ...again.map(({ value, index }) => ({
      path: [...path, 'volumeMounts', index, 'mountPath'],
      defect: `mounts two volumes at ${value.mountPath} in ${called(
        container,
      )}`,
      remedy: 'Mount each volume at a path of its own',
    })),
    ...leaving.map(({ value, index }) => ({
      path: [...path, 'volumeMounts', index, 'subPath'],
      defect: `mounts the part "${value.subPath}" of a volume, which leads out of it`,
      remedy: 'Make `subPath` relative, without `..`',
    })),
  ];
}

function probeRefusals(container: Container): Refusal[] {
  const { spec, path, type } = container;
  return fieldsSet(spec, PROBES).flatMap(probe => {
    const at = [...path, probe];
    if (type === 'init') {
      const defect = `has a ${probe} in init ${called(
        container,
      )}, which ends before it could be asked`;
      const remedy = 'Remove it, or set `restartPolicy: Always`';
      return [{ path: at, defect, remedy }];
    }
    const threshold = numberAt(spec, probe, 'successThreshold') || 1;
    return [
      ...handlerRefusals(spec[probe], PROBE_HANDLERS).map(count => ({
        path: at,
        defect: `has ${count} in the ${probe} of ${called(container)}`,
        remedy: 'Set one of `httpGet`, `tcpSocket`, `grpc` and `exec`',
      })),
      ...(threshold !== 1 && probe !== 'readinessProbe'
        ? [
            {
              path: [...at, 'successThreshold'],
              defect: `sets \`successThreshold: ${threshold}\` in the ${probe} of ${called(
                container,
              )}`,
              remedy: 'Leave it at 1; only readiness takes more',
            },
          ]
        : []),
    ];
  });
}

/** How many handlers there are where Kubernetes takes exactly one. */
function handlerRefusals(handler: unknown, names: string[]): string[] {
  const { length } = fieldsSet(handler, names);
  if (length === 1) return [];
  return [length === 0 ? 'no handler' : `${length} handlers`];
}

function hookRefusals(container: Container): Refusal[] {
  const { spec, path, type } = container;
  const lifecycle = mapAt(spec, 'lifecycle');
  return fieldsSet(lifecycle, ['preStop', 'postStart']).flatMap(hook => {
    const at = [...path, 'lifecycle', hook];
    if (type === 'init') {
      const defect = `has a ${hook} hook in init ${called(container)}`;
      const remedy = 'Remove it, or set `restartPolicy: Always`';
      return [{ path: at, defect, remedy }];
    }
    return handlerRefusals(lifecycle[hook], HOOK_HANDLERS).map(count => ({
      path: at,
      defect: `has ${count} in the ${hook} hook of ${called(container)}`,
      remedy: 'Set one of `exec`, `httpGet` and `sleep`',
    }));
  });
}

function variableRefusals({ spec, path }: Container): Refusal[] {
  return mapsAt(spec, 'env').flatMap(({ value, index }) => {
    if (fieldsSet(value, ['valueFrom']).length === 0) return [];
    const name = stringAt(value, 'name') ?? '';
    const at = [...path, 'env', index, 'valueFrom'];
    if (value.value !== undefined && value.value !== null && value.value !== '')
      return [
        {
          path: at,
          defect: `gives the variable ${name} both a value and a source`,
          remedy: 'Keep `value` or `valueFrom`',
        },
      ];
    const { length } = fieldsSet(value.valueFrom, VALUE_SOURCES);
    if (length === 1) return [];
    return [
      {
        path: at,
        defect: `takes the variable ${name} from ${length} sources`,
        remedy: 'Name one source',
      },
    ];
  });
}

function resourceRefusals(container: Container): Refusal[] {
  const { spec, path } = container;
  return ['requests', 'limits'].flatMap(kind =>
    Object.entries(mapAt(spec, 'resources', kind))
      .filter(([, amount]) => (parseQuantity(amount) ?? 0) < 0)
      .map(([resource, amount]) => ({
        path: [...path, 'resources', kind, resource],
        defect: `asks for ${amount} of ${resource} in ${called(container)}`,
        remedy: 'Ask for zero or more',
      })),
  );
}

function privilegeRefusals(container: Container): Refusal[] {
  const { spec, path } = container;
  const at = ['securityContext', 'allowPrivilegeEscalation'];
  const isBoth =
    valueAt(spec, ...at) === false &&
    valueAt(spec, 'securityContext', 'privileged') === true;
  return isBoth
    ? [
        {
          path: [...path, ...at],
          defect: `makes ${called(
            container,
          )} privileged and forbids it to gain privileges`,
          remedy: 'Remove `privileged: true`',
        },
      ]
    : [];
}

function hostPortRefusals(
  container: Container,
  { podSpec }: Workload,
): Refusal[] {
  if (
    podSpec.hostNetwork !== true ||
    listAt(container.spec, 'ports').length === 0
  )
    return [];
  return mapsAt(container.spec, 'ports').flatMap(({ value, index }) => {
    const hostPort = numberAt(value, 'hostPort') || value.containerPort;
    if (hostPort === value.containerPort) return [];
    return [
      {
        path: [...container.path, 'ports', index, 'hostPort'],
        defect: `maps port ${value.containerPort} to ${hostPort} in the network of its node`,
        remedy: 'Make `hostPort` equal `containerPort`, or leave it out',
      },
    ];
  });
}
