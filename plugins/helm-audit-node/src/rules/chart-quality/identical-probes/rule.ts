import { isDeepStrictEqual } from 'node:util';
import { mapsAt } from '../../../json';
import { patience, ProbeHandler, readProbe } from '../../../facts/probes';
import { runs } from '../../../facts/servicePorts';
import type { Container } from '../../../facts/workloads';
import { defineRule } from '../../defineRule';
import { livenessPatienceFix } from '../../probeFixes';

export default defineRule({
  meta: {
    id: 'identical-probes',
    dimension: 'chart-quality',
    title: 'Liveness waits longer than readiness, or asks something else',
    failureTitle: 'Liveness restarts a container as soon as readiness fails',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      identical: {
        message:
          'Liveness and readiness of container {{container}} in {{kind}} {{name}} ask the same, and liveness gives up after {{liveness}} s, readiness after {{readiness}} s: an overloaded pod is restarted instead of relieved.',
        remediation:
          'Let liveness ask only whether the process is alive, or raise its `failureThreshold` well above that of readiness.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['graceful-degradation', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    runs(container) &&
    readProbe(container.spec, 'livenessProbe') !== undefined &&
    readProbe(container.spec, 'readinessProbe') !== undefined,
  check(container, { report }) {
    const liveness = readProbe(container.spec, 'livenessProbe');
    const readiness = readProbe(container.spec, 'readinessProbe');
    if (!liveness || !readiness) return;
    // A later start of one of them is no help once the container has been up for a while.
    if (patience(liveness) > patience(readiness)) return;
    const asked = [liveness, readiness].map(({ handler }) =>
      withPortNumber(handler, container),
    );
    if (!isDeepStrictEqual(asked[0], asked[1])) return;
    const { kind, name } = container.workload.resource;
    report({
      messageId: 'identical',
      data: {
        container: container.name,
        kind,
        name,
        liveness: patience(liveness),
        readiness: patience(readiness),
      },
      path: ['livenessProbe'],
      fix: livenessPatienceFix(liveness, readiness),
    });
  },
});

/** A port's name and its number are the same question. */
function withPortNumber(handler: ProbeHandler, { spec }: Container) {
  const { port } = handler.spec;
  const named = mapsAt(spec, 'ports').find(({ value }) => value.name === port);
  return {
    ...handler.spec,
    port: named?.value.containerPort ?? port,
    kind: handler.kind,
  };
}
