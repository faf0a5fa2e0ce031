import { isBuiltIn, isRoleBinding } from '../../../facts/rbac';
import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Groups and users that stand for every pod, for everyone at all, or for administrators. */
const EVERYONE =
  /^system:(serviceaccounts(:.+)?|authenticated|unauthenticated|anonymous|masters)$/;

export default defineRule({
  meta: {
    id: 'default-service-account',
    dimension: 'security',
    title: 'Rights go to accounts of their own',
    failureTitle: 'Rights go to an account that others share',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      default: {
        message:
          '{{binding}} grants the role {{role}} to the default service account, so every pod of the namespace that names no account has it as well.',
        remediation:
          'Create a ServiceAccount for the workload and bind the role to it.',
      },
      everyone: {
        message:
          '{{binding}} grants the role {{role}} to {{group}}, which stands for far more than this release.',
        remediation:
          'Create a ServiceAccount for the workload and bind the role to it.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure'],
    controls: ['CIS 5.1.5'],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: (binding, { facts: { context } }) =>
    isRoleBinding(binding) && !isBuiltIn(binding, context),
  check(binding, { report }) {
    const role = stringAt(binding.body, 'roleRef', 'name') ?? '';
    const data = { binding: `${binding.kind} ${binding.name}`, role };
    for (const { value, index } of mapsAt(binding.body, 'subjects')) {
      const name = stringAt(value, 'name') ?? '';
      const path = ['subjects', index, 'name'];
      if (value.kind === 'ServiceAccount' && name === 'default') {
        report({ messageId: 'default', data, path });
      }
      const isAnyone =
        (value.kind === 'Group' || value.kind === 'User') &&
        EVERYONE.test(name);
      if (isAnyone) {
        report({ messageId: 'everyone', data: { ...data, group: name }, path });
      }
    }
  },
});
