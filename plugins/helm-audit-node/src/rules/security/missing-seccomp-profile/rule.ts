import {
  canBeHardened,
  containerTitle,
  overruledField,
  securityField,
} from '../../../facts/securityContext';
import { stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'missing-seccomp-profile',
    dimension: 'security',
    title: 'Containers are kept from unusual system calls',
    failureTitle: 'A container may make any system call',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      unset: {
        message:
          '{{container}} has no seccomp profile, so unless the node has a default it may make any system call.',
        remediation: 'Set `seccompProfile.type: RuntimeDefault` on the pod.',
      },
      unconfined: {
        message:
          '{{container}} switches seccomp off, so it may make any system call.',
        remediation:
          'Set `seccompProfile.type: RuntimeDefault`, or a profile of your own.',
      },
      pod: {
        message:
          '{{kind}} {{name}} switches seccomp off for its pods; its containers overrule that, but what is added to the pods may make any system call, and namespaces that enforce the baseline standard refuse them.',
        remediation: 'Set `seccompProfile.type: RuntimeDefault` on the pod.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['CIS 5.7.2', 'PSS restricted', 'NSA-CISA'],
    references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    const { workload } = container;
    const profile = securityField(container, workload, 'seccompProfile');
    const type = stringAt(profile.value, 'type');
    const ofPod = overruledField(container, workload, 'seccompProfile');
    if (stringAt(ofPod?.value, 'type') === 'Unconfined') {
      const { kind, name } = workload.resource;
      const severity = 'low';
      report({
        messageId: 'pod',
        data: { kind, name },
        ...ofPod?.at,
        severity,
      });
    }
    if (type === 'RuntimeDefault' || type === 'Localhost') return;
    const isOff = type === 'Unconfined';
    report({
      messageId: isOff ? 'unconfined' : 'unset',
      data: { container: containerTitle(container, workload) },
      ...profile.at,
      fix: {
        title: 'Use the seccomp profile of the container runtime',
        safety: isOff ? 'review' : 'safe',
        set: { type: 'RuntimeDefault' },
      },
      // The baseline standard, not only the restricted one, forbids switching it off.
      ...(isOff && { severity: 'high' as const }),
    });
  },
});
