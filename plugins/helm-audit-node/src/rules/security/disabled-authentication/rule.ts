import { containerTitle } from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';
import { findOpenDoors } from './openDoors';
import { silentStore } from './silentStores';

export default defineRule({
  meta: {
    id: 'disabled-authentication',
    dimension: 'security',
    title: 'Servers ask who wants in',
    failureTitle: 'A server lets in whoever asks',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: ['resources'],
    messages: {
      open: {
        message:
          '{{container}} runs with `{{setting}}`: every pod that reaches it gets in without a login.',
        remediation:
          'Take `{{setting}}` away and give it a login whose password comes from a Secret.',
      },
      silent: {
        message:
          '{{container}} runs {{server}}, and neither its flags, its variables nor its configuration ask for a password: every pod that reaches it gets in without a login.',
        remediation:
          'Switch the login of {{server}} on, with a password that comes from a Secret.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards'],
    risks: ['failover-security', 'blast-radius-exposure'],
    controls: ['NSA-CISA'],
    references: [
      'https://owasp.org/Top10/A07_2021-Identification_and_Authentication_Failures/',
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    ],
    since: '0.1.0',
  },
  // What runs to its end, or before the rest, serves nobody.
  appliesTo: ({ type, workload }) =>
    (type === 'container' || type === 'sidecar') &&
    workload.role !== 'batch' &&
    workload.resource.hooks.length === 0,
  check(subject, { facts, report }) {
    const container = containerTitle(subject, subject.workload);
    for (const { setting, path } of findOpenDoors(subject)) {
      report({ messageId: 'open', data: { container, setting }, path });
    }
    const server = silentStore(subject, facts.resources);
    if (server) {
      report({
        messageId: 'silent',
        data: { container, server },
        path: ['image'],
      });
    }
  },
});
