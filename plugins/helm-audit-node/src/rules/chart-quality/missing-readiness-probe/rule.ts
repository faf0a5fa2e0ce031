import { isMap, mapsAt, numberAt, stringAt } from '../../../json';
import {
  heedsReadiness,
  isServedBy,
  runs,
  servicesOf,
} from '../../../facts/servicePorts';
import type { FactMap } from '../../../facts';
import type { Workload } from '../../../facts/workloads';
import { isMonitoringPort } from '../../../facts/traffic';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-readiness-probe',
    dimension: 'chart-quality',
    title: 'Containers that serve say when they are ready',
    failureTitle: 'A container gets traffic before it can serve',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          'Container {{container}} of {{kind}} {{name}} has no readiness probe, so {{services}} sends it requests as soon as its process starts, and while it is stuck.',
        remediation:
          'Add a `readinessProbe` to container {{container}} that tells whether it can answer.',
      },
      unknownClients: {
        message:
          'Container {{container}} of {{kind}} {{name}} listens on port {{port}} and has no readiness probe, so whatever sends it requests does so as soon as its process starts, and while it is stuck.',
        remediation:
          'Add a `readinessProbe` to container {{container}} that tells whether it can answer.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
    since: '0.1.0',
  },
  appliesTo: (container, { facts }) =>
    runs(container) &&
    container.workload.role !== 'batch' &&
    container.workload.resource.hooks.length === 0 &&
    (isServedBy(container, container.workload, waiting(container, facts)) ||
      mayServe(container, facts)),
  check(container, { facts, report }) {
    if (isMap(container.spec.readinessProbe)) return;
    const { kind, name } = container.workload.resource;
    const data = { container: container.name, kind, name };
    const path = ['readinessProbe'];
    const names = waiting(container, facts).map(service => service.name);
    if (names.length > 0) {
      const services = `Service ${names.join(', ')}`;
      report({ messageId: 'missing', data: { ...data, services }, path });
    } else {
      report({
        messageId: 'unknownClients',
        data: { ...data, port: servingPort(container) ?? '' },
        path,
        severity: 'medium',
      });
    }
  },
});

/**
 * Whether a container listens for somebody whom the manifests do not show: they have no
 * Service at all, as when one workload is looked at by itself.
 */
function mayServe(
  container: ContainerSubject,
  { context, resources }: Pick<FactMap, 'context' | 'resources'>,
): boolean {
  return (
    !context.isChart &&
    !resources.some(({ kind }) => kind === 'Service') &&
    servingPort(container) !== undefined
  );
}

function servingPort({ spec }: ContainerSubject): number | undefined {
  const port = mapsAt(spec, 'ports').find(
    ({ value }) => !isMonitoringPort(stringAt(value, 'name') ?? ''),
  );
  return numberAt(port?.value, 'containerPort');
}

/** Services that send the container's pod requests only once it is ready. */
function waiting(
  { workload }: { workload: Workload },
  { resources }: Pick<FactMap, 'resources'>,
) {
  return servicesOf(workload, resources).filter(heedsReadiness);
}
