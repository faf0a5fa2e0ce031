import {
  canBeHardened,
  containerTitle,
  securityField,
} from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';

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
  appliesTo: container =>
    canBeHardened(container, container.workload) &&
    securityField(container, container.workload, 'runAsGroup').value !==
      undefined,
  check(container, { report }) {
    const { workload } = container;
    const group = securityField(container, workload, 'runAsGroup');
    if (group.value !== 0) return;
    const data = { container: containerTitle(container, workload) };
    report({ messageId: 'root', data, ...group.at });
  },
});
