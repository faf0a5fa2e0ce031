import { Severity } from '@helm-audit/plugin-helm-audit-common';
import { containerTitle, isPrivileged } from '../../../facts/securityContext';
import { listAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

const PATH = ['securityContext', 'capabilities', 'add'];

/** What the Pod Security Standards' baseline lets a container add. */
const HARMLESS = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** Forbidden there as well, but good for wasting the node's resources rather than taking it. */
const WASTEFUL = new Set([
  'IPC_LOCK',
  'LEASE',
  'SYS_NICE',
  'SYS_RESOURCE',
  'WAKE_ALARM',
]);

export default defineRule({
  meta: {
    id: 'dangerous-capabilities',
    dimension: 'security',
    title: 'Containers add no dangerous capabilities',
    failureTitle: 'A container adds dangerous capabilities',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      added: {
        message:
          '{{container}} adds {{capabilities}}, which the baseline standard forbids as power over the node or its network.',
        remediation: 'Remove {{capabilities}} from `capabilities.add`.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact', 'blast-radius-exposure'],
    controls: ['CIS 5.2.9', 'PSS baseline', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
      'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    ],
    since: '0.1.0',
  },
  appliesTo: container => listAt(container.spec, ...PATH).length > 0,
  check(container, { report }) {
    const dangerous = listAt(container.spec, ...PATH)
      // Entries that stayed empty add nothing.
      .filter(name => typeof name === 'string' && name !== '')
      .map(name => String(name).toUpperCase().replace(/^CAP_/, ''))
      .filter(name => !HARMLESS.has(name));
    if (dangerous.length === 0) return;
    report({
      messageId: 'added',
      data: {
        container: containerTitle(container, container.workload),
        capabilities: dangerous.join(', '),
      },
      path: PATH,
      severity: severityOf(dangerous, container),
    });
  },
});

/** A privileged container has them all, which is a finding of its own. */
function severityOf(
  dangerous: string[],
  container: ContainerSubject,
): Severity | undefined {
  if (isPrivileged(container)) return 'low';
  return dangerous.every(name => WASTEFUL.has(name)) ? 'medium' : undefined;
}
