import { containerTitle } from '../../../facts/securityContext';
import { booleanAt, mapsAt, numberAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'host-port',
    dimension: 'security',
    title: 'Containers take no ports of their node',
    failureTitle: 'A container takes a port of its node',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      taken: {
        message:
          '{{container}} takes port {{port}} of its node, so only one such pod fits on each node and the port is open to everyone who reaches the node.',
        remediation: 'Remove `hostPort` and publish the port with a Service.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'capacity-overload'],
    controls: ['CIS 5.2.13', 'PSS baseline'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
    since: '0.1.0',
  },
  // In its node's network a pod takes its ports in any case; host-namespace speaks of that.
  appliesTo: container => mapsAt(container.spec, 'ports').length > 0,
  check(container, { report }) {
    const data = { container: containerTitle(container, container.workload) };
    for (const { port, path } of hostPorts(container)) {
      report({
        messageId: 'taken',
        data: { ...data, port },
        path,
        // One pod on each node is what an agent is; in the node's network all ports are its.
        ...((container.workload.role === 'agent' ||
          sharesNetwork(container)) && {
          severity: 'low' as const,
        }),
      });
    }
  },
});

function hostPorts({ spec }: ContainerSubject) {
  return mapsAt(spec, 'ports').flatMap(({ value, index }) => {
    const port = numberAt(value, 'hostPort');
    return port ? [{ port, path: ['ports', index, 'hostPort'] }] : [];
  });
}

function sharesNetwork({ workload }: ContainerSubject): boolean {
  return booleanAt(workload.podSpec, 'hostNetwork') === true;
}
