import type { Workload } from '../../../facts/workloads';
import { mapsAt, numberAt, Path, stringAt } from '../../../json';
import type { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** A port's name in a container (IANA_SVC_NAME): 1 to 15 characters, one of them a letter. */
const NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;
const HIGHEST = 65535;

interface Defect {
  path: Path;
  defect: string;
}

export default defineRule({
  meta: {
    id: 'invalid-port',
    dimension: 'chart-quality',
    title: 'Ports have valid names and numbers',
    failureTitle: 'Kubernetes refuses a port',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['workloads'],
    messages: {
      refused: {
        message: '{{kind}} {{name}} has {{defect}}, so Kubernetes refuses it.',
        remediation:
          'Use numbers from 1 to 65535, and names of at most 15 lower-case letters, digits and dashes.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts }) =>
    isService(resource) || workloadOf(resource, facts.workloads) !== undefined,
  check(resource, { facts, report }) {
    const { kind, name } = resource;
    const workload = workloadOf(resource, facts.workloads);
    const defects = workload
      ? containerPorts(workload)
      : servicePorts(resource);
    for (const { path, defect } of defects) {
      report({ messageId: 'refused', data: { kind, name, defect }, path });
    }
  },
});

function isService({ kind, group }: Resource): boolean {
  return kind === 'Service' && group === '';
}

function workloadOf(resource: Resource, workloads: Workload[]) {
  return workloads.find(workload => workload.resource === resource);
}

function containerPorts({ containers }: Workload): Defect[] {
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

function servicePorts({ body }: Resource): Defect[] {
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
      ...badNumber(numberAt(value, 'targetPort'), [...at, 'targetPort']),
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
