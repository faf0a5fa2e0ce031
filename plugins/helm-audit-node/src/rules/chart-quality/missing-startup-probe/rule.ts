import { patience, readProbe } from '../../../facts/probes';
import { runs } from '../../../facts/servicePorts';
import { defineRule } from '../../defineRule';

/** A wait of this many seconds before the first question is a sign of a slow start. */
const SLOW_START = 30;
/** A process that is killed sooner than this many seconds after its start had no chance. */
const SHORTEST_CHANCE = 20;

export default defineRule({
  meta: {
    id: 'missing-startup-probe',
    dimension: 'chart-quality',
    title: 'Liveness waits until the container has started',
    failureTitle: 'Liveness may kill a container that still starts',
    severity: 'low',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      blind: {
        message:
          'Liveness of container {{container}} waits {{delay}} s before it asks at all, so a hang right after the start goes unnoticed, and a start that takes longer than {{seconds}} s is killed.',
        remediation:
          'Add a `startupProbe` that allows for the slowest start, and remove `initialDelaySeconds`.',
      },
      tight: {
        message:
          'Container {{container}} is killed when it has not answered {{seconds}} s after its start, as happens on a busy node or with a cold cache.',
        remediation: 'Add a `startupProbe` that allows for the slowest start.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['kubernetes-best-practice', 'graceful-degradation'],
    risks: ['change-management', 'capacity-overload'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    runs(container) && readProbe(container.spec, 'livenessProbe') !== undefined,
  check({ name: container, spec }, { report }) {
    const liveness = readProbe(spec, 'livenessProbe');
    if (!liveness || readProbe(spec, 'startupProbe')) return;
    const delay = liveness.initialDelay;
    const seconds = delay + patience(liveness);
    const path = ['startupProbe'];
    if (delay >= SLOW_START) {
      report({ messageId: 'blind', data: { container, delay, seconds }, path });
    } else if (seconds < SHORTEST_CHANCE) {
      report({ messageId: 'tight', data: { container, seconds }, path });
    }
  },
});
