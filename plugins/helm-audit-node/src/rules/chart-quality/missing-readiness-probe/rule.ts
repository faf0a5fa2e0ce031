import { isMap } from '../../../json';
import {
  heedsReadiness,
  isServedBy,
  runs,
  servicesOf,
} from '../../../facts/servicePorts';
import { isMonitoringOnly } from '../../../facts/traffic';
import type { FactMap } from '../../../facts';
import type { Workload } from '../../../facts/workloads';
import { servingPort, showsClients } from '../../../facts/clients';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';
import { readinessFix } from '../../probeFixes';

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
    container.workload.role !== 'template' &&
    container.workload.resource.hooks.length === 0 &&
    (isServedBy(container, container.workload, waiting(container, facts)) ||
      listensForOthers(container, facts)),
  check(container, { facts, report }) {
    if (isMap(container.spec.readinessProbe)) return;
    const { kind, name } = container.workload.resource;
    const data = { container: container.name, kind, name };
    const path = ['readinessProbe'];
    const senders = waiting(container, facts);
    const fix = readinessFix(container, senders);
    if (senders.length > 0) {
      const services = `Service ${senders
        .map(sender => sender.name)
        .join(', ')}`;
      report({ messageId: 'missing', data: { ...data, services }, path, fix });
    } else {
      report({
        messageId: 'unknownClients',
        data: { ...data, port: servingPort(container) ?? '' },
        path,
        fix,
        severity: 'medium',
      });
    }
  },
});

/** Whether a container listens for somebody whom the manifests do not show. */
function listensForOthers(
  container: ContainerSubject,
  facts: Pick<FactMap, 'context' | 'resources'>,
): boolean {
  return !showsClients(facts) && servingPort(container) !== undefined;
}

/** Services that send the container's pod requests only once it is ready. */
function waiting(
  { workload }: { workload: Workload },
  { resources }: Pick<FactMap, 'resources'>,
) {
  return servicesOf(workload, resources).filter(
    // Monitoring can do without an answer.
    service => heedsReadiness(service) && !isMonitoringOnly(service, workload),
  );
}
