import {
  canBeHardened,
  containerTitle,
  overruledField,
  privilegedPort,
  securityField,
} from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'runs-as-root',
    dimension: 'security',
    title: 'Containers run as a user other than root',
    failureTitle: 'A container may run as root',
    severity: 'high',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      root: {
        message: '{{container}} runs as user 0, which is root.',
        remediation: 'Set `runAsUser` to the number of an ordinary user.',
      },
      conflict: {
        message:
          '{{container}} asks for `runAsNonRoot: true` and for user 0 at once, so Kubernetes refuses to start it.',
        remediation: 'Set `runAsUser` to the number of an ordinary user.',
      },
      pod: {
        message:
          '{{kind}} {{name}} names user 0, which is root, for its pods; its containers overrule that, but what is added to the pods runs as root, and namespaces that enforce the restricted standard refuse them.',
        remediation:
          'Set `runAsUser` of the pod to the number of an ordinary user, or remove it.',
      },
      unset: {
        message:
          '{{container}} runs as whatever user its image names, and nothing stops that from being root.',
        remediation:
          'Set `runAsNonRoot: true`, and `runAsUser` if the image names no number.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['availability-impact'],
    controls: ['CIS 5.2.7', 'PSS restricted', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    const { workload } = container;
    const data = { container: containerTitle(container, workload) };
    const user = securityField(container, workload, 'runAsUser');
    const nonRoot = securityField(container, workload, 'runAsNonRoot');
    if (user.value === 0) {
      const messageId = nonRoot.value === true ? 'conflict' : 'root';
      report({ messageId, data, ...user.at });
      return;
    }
    const ofPod = overruledField(container, workload, 'runAsUser');
    if (ofPod?.value === 0) {
      const { kind, name } = workload.resource;
      const severity = 'low';
      report({ messageId: 'pod', data: { kind, name }, ...ofPod.at, severity });
    }
    const isOrdinary = typeof user.value === 'number';
    if (!isOrdinary && nonRoot.value !== true) {
      const port = privilegedPort(container);
      report({
        messageId: 'unset',
        data,
        ...nonRoot.at,
        fix: {
          title: 'Refuse to run as root; check the user of the image',
          safety: 'review',
          toTest: `Whether the image names a user by number can’t be seen; where it runs as root, its pods won’t start. Start it, and let it write to its volumes.${
            port === undefined
              ? ''
              : ` It declares port ${port}, which others than root bind only where the program or the runtime lets them; better have it listen above 1023.`
          }`,
          set: true,
        },
      });
    }
  },
});
