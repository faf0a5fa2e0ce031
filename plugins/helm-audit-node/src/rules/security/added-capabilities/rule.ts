import { canBeHardened, containerTitle } from '../../../facts/securityContext';
import { listAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PATH = ['securityContext', 'capabilities', 'add'];

/** Permitted by the baseline standard, which dangerous-capabilities is about, but no further. */
const BASELINE_ONLY = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

export default defineRule({
  meta: {
    id: 'added-capabilities',
    dimension: 'security',
    title: 'Containers add back no capability but that of low ports',
    failureTitle:
      'A container adds capabilities that restricted pods do without',
    severity: 'low',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      added: {
        message:
          '{{container}} adds {{capabilities}}, which the restricted standard does not permit.',
        remediation:
          'Run the container as the user that owns its files, and remove {{capabilities}} from `capabilities.add`.',
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['PSS restricted'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    canBeHardened(container, container.workload) &&
    listAt(container.spec, ...PATH).length > 0,
  check(container, { report }) {
    const added = listAt(container.spec, ...PATH)
      .map(name => String(name).toUpperCase().replace(/^CAP_/, ''))
      .filter(name => BASELINE_ONLY.has(name));
    if (added.length === 0) return;
    report({
      messageId: 'added',
      data: {
        container: containerTitle(container, container.workload),
        capabilities: added.join(', '),
      },
      path: PATH,
    });
  },
});
