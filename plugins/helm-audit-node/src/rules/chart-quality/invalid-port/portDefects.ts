import type { Workload } from '../../../facts/workloads';
import { mapsAt, numberAt, Path, stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';

/** A port's name in a container (IANA_SVC_NAME): 1 to 15 characters, one of them a letter. */
const NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;
const HIGHEST = 65535;

/** Something that is wrong with a port, and where. */
export interface Defect {
  path: Path;
  defect: string;
}

/** Ports of a workload's containers that Kubernetes refuses. */
export function containerPorts({ containers }: Workload): Defect[] {
  return containers.flatMap(({ spec, path }) =>
    mapsAt(spec, 'ports').flatMap(({ value, index }, position, all) => {
      const at = [...path, 'ports', index];
      const name = stringAt(value, 'name');
      const earlier = all.slice(0, position).map(other => other.value.name);
      return [
        ...badNumber(numberAt(value, 'containerPort'), [
          ...at,
          'containerPort',
        ]),
        ...badName(name, [...at, 'name']),
        ...(name && earlier.includes(name)
          ? [{ path: [...at, 'name'], defect: `two ports named ${name}` }]
          : []),
      ];
    }),
  );
}

/** Ports of a container with the number and protocol of an earlier one, which are its key. */
export function repeatedPorts({ containers }: Workload): Defect[] {
  return containers.flatMap(({ spec, path, name }) => {
    const seen = new Set<string>();
    return mapsAt(spec, 'ports').flatMap(({ value, index }) => {
      const key = `${value.containerPort}/${value.protocol ?? 'TCP'}`;
      const isRepeated = seen.has(key);
      seen.add(key);
      const at = [...path, 'ports', index, 'containerPort'];
      return isRepeated
        ? [{ path: at, defect: `port ${key} twice in container ${name}` }]
        : [];
    });
  });
}

/** Ports of a Service that Kubernetes refuses. */
export function servicePorts({ body }: Resource): Defect[] {
  const seen = new Set<string>();
  return mapsAt(body, 'spec', 'ports').flatMap(({ value, index }) => {
    const at = ['spec', 'ports', index];
    const port = numberAt(value, 'port');
    const key = `${port}/${value.protocol ?? 'TCP'}`;
    const isRepeated = port !== undefined && seen.has(key);
    seen.add(key);
    const target = stringAt(value, 'targetPort');
    return [
      ...badNumber(port, [...at, 'port']),
      // Nought is as good as none: the API takes the port itself.
      ...badNumber(numberAt(value, 'targetPort') || undefined, [
        ...at,
        'targetPort',
      ]),
      ...badName(target, [...at, 'targetPort']),
      ...(isRepeated
        ? [{ path: [...at, 'port'], defect: `port ${key} twice` }]
        : []),
    ];
  });
}

function badNumber(port: number | undefined, path: Path): Defect[] {
  if (port === undefined || (port >= 1 && port <= HIGHEST)) return [];
  return [{ path, defect: `the port number ${port}` }];
}

function badName(name: string | undefined, path: Path): Defect[] {
  if (!name || NAME.test(name)) return [];
  return [{ path, defect: `the port name "${name}"` }];
}
