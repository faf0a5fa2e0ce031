import { valueAt } from '../../../json';
import {
  canBeHardened,
  containerTitle,
  securityField,
} from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';
import { ContainerSubject } from '../../types';

/** Fields of the pod that add further groups to the processes of its containers. */
const FURTHER = ['supplementalGroups', 'fsGroup'];

export default defineRule({
  meta: {
    id: 'runs-in-root-group',
    dimension: 'security',
    title: 'Containers run in a group other than root',
    failureTitle: 'A container runs in the group of root',
    severity: 'low',
    confidence: 'high',
    target: 'container',
    requires: [],
    messages: {
      root: {
        message:
          '{{container}} runs in group 0, so it may write every file that is open to the group of root.',
        remediation: 'Set `runAsGroup` to the number of an ordinary group.',
      },
      unset: {
        message:
          '{{container}} sets no group, so it runs in that of its image, or in group 0 where the image names none.',
        remediation: 'Set `runAsGroup` to the number of an ordinary group.',
      },
      member: {
        message:
          '{{container}} is a member of group 0 by `{{field}}` of its pod, so it may write every file that is open to the group of root.',
        remediation: 'Set `{{field}}` to numbers of ordinary groups.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    since: '0.1.0',
  },
  appliesTo: container => canBeHardened(container, container.workload),
  check(container, { report }) {
    const { workload } = container;
    const group = securityField(container, workload, 'runAsGroup');
    const data = { container: containerTitle(container, workload) };
    if (group.value === 0) {
      report({ messageId: 'root', data, ...group.at });
    } else if (group.value === undefined && !isLeftToImage(container)) {
      report({ messageId: 'unset', data, ...group.at });
    }
    const { podSpec, podSpecPath, resource } = workload;
    for (const field of FURTHER) {
      const at = ['securityContext', field];
      const groups = [valueAt(podSpec, ...at)].flat();
      if (!groups.includes(0)) continue;
      const path = [...podSpecPath, ...at];
      report({ messageId: 'member', data: { ...data, field }, resource, path });
    }
  },
});

/** Whether the image must bring an ordinary user, and so brings its group too. */
function isLeftToImage(container: ContainerSubject): boolean {
  const { workload } = container;
  return (
    securityField(container, workload, 'runAsNonRoot').value === true &&
    securityField(container, workload, 'runAsUser').value === undefined
  );
}
