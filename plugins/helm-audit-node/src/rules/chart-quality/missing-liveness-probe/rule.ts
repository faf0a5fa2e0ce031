import { showsClients } from '../../../facts/clients';
import { isServedBy, servicesOf } from '../../../facts/servicePorts';
import { isLongRunning, isRestartedPod } from '../../../facts/workloads';
import { isMap } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-liveness-probe',
    dimension: 'chart-quality',
    title: 'Containers that hang are restarted',
    failureTitle: 'A container that hangs is not restarted',
    severity: 'low',
    confidence: 'medium',
    target: 'container',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          'Container {{container}} of {{kind}} {{name}} has no liveness probe, so a process that hangs without ending stays until someone notices.',
        remediation:
          'Add a patient `livenessProbe` that asks only whether the process still turns.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice'],
    risks: ['operational-burden'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    ],
    since: '0.1.0',
  },
  appliesTo: (container, { facts }) => {
    const { workload } = container;
    const mains = workload.containers.filter(
      ({ type }) => type === 'container',
    );
    const services = servicesOf(workload, facts.resources);
    return (
      container.type === 'container' &&
      (isLongRunning(workload) || isRestartedPod(workload)) &&
      (mains.length === 1 ||
        isServedBy(container, workload, services) ||
        !showsClients(facts))
    );
  },
  check({ name: container, spec, workload }, { report }) {
    if (isMap(spec.livenessProbe)) return;
    const { kind, name } = workload.resource;
    report({
      messageId: 'missing',
      data: { container, kind, name },
      path: ['livenessProbe'],
    });
  },
});
