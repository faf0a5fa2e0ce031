import { canBeHardened, containerTitle } from '../../../facts/securityContext';
import { valueAt } from '../../../json';
import { defineRule } from '../../defineRule';

const PATH = ['securityContext', 'readOnlyRootFilesystem'];

export default defineRule({
  meta: {
    id: 'writable-root-filesystem',
    dimension: 'security',
    title: 'Containers cannot change their own files',
    failureTitle: 'A container can change its own files',
    severity: 'medium',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      writable: {
        message:
          '{{container}} may write to its root file system, so an intruder can leave programs there, and what is written there is lost with the container.',
        remediation:
          'Set `readOnlyRootFilesystem: true` and mount an emptyDir where it has to write.',
      },
      onPod: {
        message:
          '{{container}} may write to its root file system: `readOnlyRootFilesystem` is set on the pod, where Kubernetes ignores it.',
        remediation:
          'Move `readOnlyRootFilesystem: true` into the securityContext of the container.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    if (valueAt(container.spec, ...PATH) === true) return;
    const { workload } = container;
    const isOnPod = valueAt(workload.podSpec, ...PATH) !== undefined;
    report({
      messageId: isOnPod ? 'onPod' : 'writable',
      data: { container: containerTitle(container, workload) },
      path: PATH,
      fix: {
        title: 'Make the root file system read-only; check where it writes',
        safety: 'review',
        doubt:
          'We can’t see which paths it writes to, and without an emptyDir there it fails at run time.',
        toTest:
          'Run it under load and look for "Read-only file system" in its log; mount an emptyDir where it has to write.',
        set: true,
      },
    });
  },
});
