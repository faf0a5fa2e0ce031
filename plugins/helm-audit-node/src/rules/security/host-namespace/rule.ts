import { booleanAt } from '../../../json';
import { defineRule } from '../../defineRule';

const NAMESPACES = [
  { field: 'hostNetwork', messageId: 'network' },
  { field: 'hostPID', messageId: 'processes' },
  { field: 'hostIPC', messageId: 'memory' },
] as const;

export default defineRule({
  meta: {
    id: 'host-namespace',
    dimension: 'security',
    title: 'Pods stay in namespaces of their own',
    failureTitle: 'A pod shares a namespace with its node',
    severity: 'high',
    confidence: 'high',
    target: 'workload',
    requires: [],
    messages: {
      network: {
        message:
          '{{kind}} {{name}} uses the network of its node: network policies do not hold for it, it can listen in on the node, and two of its pods on one node fight for their ports.',
        remediation:
          'Remove `hostNetwork: true` and publish ports with a Service.',
      },
      processes: {
        message:
          '{{kind}} {{name}} sees all processes of its node, with their arguments and environments.',
        remediation: 'Remove `hostPID: true`.',
      },
      memory: {
        message:
          '{{kind}} {{name}} can read and write the shared memory of other processes on its node.',
        remediation: 'Remove `hostIPC: true`.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: ['CIS 5.2.3', 'CIS 5.2.4', 'CIS 5.2.5', 'PSS baseline'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
    since: '0.1.0',
  },
  check({ resource, role, podSpec, podSpecPath }, { report }) {
    const { kind, name } = resource;
    for (const { field, messageId } of NAMESPACES) {
      if (!booleanAt(podSpec, field)) continue;
      report({
        messageId,
        data: { kind, name },
        path: [...podSpecPath, field],
        // Agents on every node are often there for the node; a person should decide.
        ...(role === 'agent' && { severity: 'medium' as const }),
      });
    }
  },
});
