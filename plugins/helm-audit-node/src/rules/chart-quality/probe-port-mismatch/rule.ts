import { ProbeName, readProbe } from '../../../facts/probes';
import { declaresPort } from '../../../facts/servicePorts';
import { defineRule } from '../../defineRule';

const PROBES: ProbeName[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];

export default defineRule({
  meta: {
    id: 'probe-port-mismatch',
    dimension: 'chart-quality',
    title: 'Probes ask ports that exist',
    failureTitle: 'A probe asks a port that does not exist',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      missing: {
        message:
          'The {{probe}} of container {{container}} in {{kind}} {{name}} asks the port named {{port}}, which the container does not declare, so it always fails.',
        remediation:
          'Use the name of a port of container {{container}}, or its number.',
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
  appliesTo: ({ spec }) => PROBES.some(probe => readProbe(spec, probe)),
  check(container, { report }) {
    const { kind, name } = container.workload.resource;
    for (const probe of PROBES) {
      const handler = readProbe(container.spec, probe)?.handler;
      const port = handler?.spec.port;
      // A number needs no declaration: it reaches whatever listens there.
      if (typeof port !== 'string' || /^\d+$/.test(port)) continue;
      if (declaresPort(container, port)) continue;
      report({
        messageId: 'missing',
        data: { probe, container: container.name, kind, name, port },
        path: [probe, handler?.kind ?? '', 'port'],
      });
    }
  },
});
