import { containerTitle } from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';
import { findOpenDoors } from './openDoors';

export default defineRule({
  meta: {
    id: 'disabled-authentication',
    dimension: 'security',
    title: 'Servers ask who wants in',
    failureTitle: 'A server lets in whoever asks',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      open: {
        message:
          '{{container}} runs with `{{setting}}`: every pod that reaches it gets in without a login.',
        remediation:
          'Take `{{setting}}` away and give it a login whose password comes from a Secret.',
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
  check(container, { report }) {
    for (const { setting, path } of findOpenDoors(container)) {
      report({
        messageId: 'open',
        data: {
          container: containerTitle(container, container.workload),
          setting,
        },
        path,
      });
    }
  },
});
