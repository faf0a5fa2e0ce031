import { patience, Probe, ProbeName, readProbe } from '../../../facts/probes';
import { runs } from '../../../facts/servicePorts';
import { numberAt } from '../../../json';
import { defineRule } from '../../defineRule';
import { livenessPatienceFix, probeTimeoutFix } from '../../probeFixes';

const PROBES: ProbeName[] = ['livenessProbe', 'readinessProbe', 'startupProbe'];

export default defineRule({
  meta: {
    id: 'fragile-probe-timing',
    dimension: 'chart-quality',
    title: 'Probes allow for a slow answer',
    failureTitle: 'A probe mistakes slow for dead',
    severity: 'medium',
    confidence: 'medium',
    target: 'container',
    requires: [],
    messages: {
      impatient: {
        message:
          'Liveness of container {{container}} gives up after {{liveness}} s, readiness only after {{readiness}} s, so the container is killed before it is relieved of its traffic.',
        remediation:
          'Let liveness give up later than readiness: raise its `failureThreshold`.',
      },
      timeout: {
        message:
          'The {{probe}} of container {{container}} waits up to {{timeout}} s for an answer but asks every {{period}} s, so failures are noticed later than the period says.',
        remediation: 'Set `timeoutSeconds` below `periodSeconds`.',
      },
      exec: {
        message:
          'The {{probe}} of container {{container}} runs a command without `timeoutSeconds`, so it fails whenever starting the command takes more than 1 s, as it does on a busy node.',
        remediation:
          'Set `timeoutSeconds` to what the command needs under load.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['graceful-degradation', 'kubernetes-best-practice'],
    risks: ['capacity-overload', 'critical-path-failure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    runs(container) && PROBES.some(probe => readProbe(container.spec, probe)),
  check({ name: container, spec }, { report }) {
    const probes = PROBES.flatMap(name => readProbe(spec, name) ?? []);
    for (const probe of probes) {
      const { name, period, timeout } = probe;
      const isSaid = numberAt(spec, name, 'timeoutSeconds') !== undefined;
      const path = [name, 'timeoutSeconds'];
      const fix = probeTimeoutFix(probe);
      if (probe.handler.kind === 'exec' && !isSaid) {
        const data = { probe: name, container };
        report({ messageId: 'exec', data, path, fix });
      } else if (isSaid && timeout > period) {
        const data = { probe: name, container, timeout, period };
        report({ messageId: 'timeout', data, path, fix });
      }
    }
    const [liveness, readiness] = [of('livenessProbe'), of('readinessProbe')];
    const isSooner =
      liveness && readiness && patience(liveness) < patience(readiness);
    // The same question at the same pace is a matter of `identical-probes`.
    if (!isSooner || asksTheSame(liveness, readiness)) return;
    report({
      messageId: 'impatient',
      data: {
        container,
        liveness: patience(liveness),
        readiness: patience(readiness),
      },
      path: ['livenessProbe'],
      fix: livenessPatienceFix(liveness, readiness),
    });

    function of(name: ProbeName): Probe | undefined {
      return probes.find(probe => probe.name === name);
    }
  },
});

function asksTheSame(a: Probe, b: Probe): boolean {
  return JSON.stringify(a.handler) === JSON.stringify(b.handler);
}
