import { containerTitle } from '../../../facts/securityContext';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PATH = ['securityContext', 'procMount'];

export default defineRule({
  meta: {
    id: 'unmasked-proc',
    dimension: 'security',
    title: 'The kernel files of the node stay hidden',
    failureTitle: 'A container sees the kernel files of its node',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      unmasked: {
        message:
          '{{container}} sets `procMount: {{value}}` rather than Default, so it is not sure that kernel settings in /proc stay hidden from it.',
        remediation: 'Remove `procMount`.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['availability-impact'],
    controls: ['PSS baseline'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    ],
    since: '0.1.0',
  },
  check(container, { report }) {
    const value = stringAt(container.spec, ...PATH) ?? 'Default';
    if (value === 'Default') return;
    report({
      messageId: 'unmasked',
      data: { container: containerTitle(container, container.workload), value },
      path: PATH,
      // Root of a user namespace of its own can change nothing of the node's.
      ...(container.workload.podSpec.hostUsers === false && {
        severity: 'low' as const,
      }),
    });
  },
});
