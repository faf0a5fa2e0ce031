import { canBeHardened, containerTitle } from '../../../facts/securityContext';
import { listAt, valueAt } from '../../../json';
import { ContainerSubject } from '../../types';
import { defineRule } from '../../defineRule';

const PATH = ['securityContext', 'allowPrivilegeEscalation'];

export default defineRule({
  meta: {
    id: 'privilege-escalation',
    dimension: 'security',
    title: 'Processes cannot gain privileges',
    failureTitle: 'A process can gain privileges that its container lacks',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      allowed: {
        message:
          '{{container}} lets its processes gain privileges, for instance through a setuid program.',
        remediation: 'Set `securityContext.allowPrivilegeEscalation: false`.',
      },
      onPod: {
        message:
          '{{container}} lets its processes gain privileges: `allowPrivilegeEscalation` is set on the pod, where Kubernetes ignores it.',
        remediation:
          'Move `allowPrivilegeEscalation: false` into the securityContext of the container.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['CIS 5.2.6', 'PSS restricted', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    if (valueAt(container.spec, ...PATH) === false) return;
    const { workload } = container;
    const isOnPod = valueAt(workload.podSpec, ...PATH) !== undefined;
    report({
      messageId: isOnPod ? 'onPod' : 'allowed',
      data: { container: containerTitle(container, workload) },
      path: PATH,
      fix: {
        title: 'Forbid gaining privileges',
        // The API takes no container that adds this capability and forbids to gain any.
        safety: addsSysAdmin(container) ? 'review' : 'safe',
        set: false,
      },
    });
  },
});

function addsSysAdmin({ spec }: ContainerSubject): boolean {
  return listAt(spec, 'securityContext', 'capabilities', 'add').some(name =>
    /^(CAP_)?SYS_ADMIN$/i.test(String(name)),
  );
}
