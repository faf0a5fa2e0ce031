import {
  canBeHardened,
  containerTitle,
  securityField,
} from '../../../facts/securityContext';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'low-user-id',
    dimension: 'security',
    title: 'Containers run under numbers that no user of the node has',
    failureTitle: 'A container may run under the number of a user of its node',
    severity: 'low',
    confidence: 'low',
    target: 'container',
    requires: [],
    messages: {
      low: {
        message:
          '{{container}} runs with `{{field}}: {{id}}`, a number that a user or group of the node may have as well.',
        remediation: 'Set `{{field}}` to {{lowest}} or above.',
      },
    },
    options: {
      lowest: {
        type: 'number',
        description: 'The lowest number that no user of a node has.',
        default: 10000,
        stricter: 'higher',
        minimum: 1,
        maximum: 2000000000,
      },
    },
    effort: 'M',
    phase: 3,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
      'https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/',
    ],
    since: '0.1.0',
  },
  appliesTo: container =>
    canBeHardened(container, container.workload) &&
    container.workload.podSpec.hostUsers !== false &&
    ['runAsUser', 'runAsGroup'].some(
      field =>
        securityField(container, container.workload, field).value !== undefined,
    ),
  check(container, { options: { lowest }, report }) {
    const { workload } = container;
    const title = containerTitle(container, workload);
    const judge = (field: string) => {
      const { value: id, at } = securityField(container, workload, field);
      // Zero is root, a matter of rules of its own.
      if (typeof id !== 'number' || id <= 0 || id >= lowest) return;
      report({
        messageId: 'low',
        data: { container: title, field, id, lowest },
        ...at,
      });
    };
    judge('runAsUser');
    judge('runAsGroup');
  },
});
