import type { Container } from '../../../facts/workloads';
import { containerTitle } from '../../../facts/securityContext';
import { Path, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Everything by which the kubelet makes requests for a container. */
const CALLERS: readonly Path[] = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
];

export default defineRule({
  meta: {
    id: 'probe-host',
    dimension: 'security',
    title: 'Probes and hooks ask their own pod',
    failureTitle: 'A probe or hook sends the kubelet to another host',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      host: {
        message:
          '{{container}} has the kubelet call {{host}} in `{{field}}`, past all network policies, instead of its own pod.',
        remediation: 'Remove `host`, so that the pod itself is asked.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure', 'critical-path-failure'],
    controls: ['PSS baseline'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    CALLERS.some(caller => callsOf(container, caller).length > 0),
  check(container, { report }) {
    const { workload } = container;
    for (const { path, host } of CALLERS.flatMap(caller =>
      callsOf(container, caller),
    )) {
      if (!host) continue;
      // Processes in the network of their node may listen on its loopback address only.
      const isOwn =
        workload.podSpec.hostNetwork === true &&
        /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
      report({
        messageId: 'host',
        data: {
          container: containerTitle(container, workload),
          host,
          field: path.join('.'),
        },
        path,
        ...(isOwn && { severity: 'low' as const }),
      });
    }
  },
});

/** The requests that a probe or hook makes, with the host that it names. */
function callsOf({ spec }: Pick<Container, 'spec'>, caller: Path) {
  return ['httpGet', 'tcpSocket'].flatMap(handler => {
    const path = [...caller, handler, 'host'];
    const isMade = stringAt(spec, ...path) !== undefined;
    return isMade ? [{ path, host: stringAt(spec, ...path) }] : [];
  });
}
