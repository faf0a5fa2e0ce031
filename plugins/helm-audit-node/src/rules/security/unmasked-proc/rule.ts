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
          '{{container}} mounts /proc unmasked, so it reads and writes kernel settings that are hidden from containers.',
        remediation: 'Remove `procMount: Unmasked`.',
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
    if (stringAt(container.spec, ...PATH) !== 'Unmasked') return;
    report({
      messageId: 'unmasked',
      data: { container: containerTitle(container, container.workload) },
      path: PATH,
    });
  },
});
