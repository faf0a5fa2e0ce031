import {
  boundRole,
  grantsEverything,
  isBuiltIn,
  isRoleBinding,
  policyRules,
} from '../../../facts/rbac';
import { mapsAt, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'cluster-admin-binding',
    dimension: 'security',
    title: 'Nothing is made administrator of the cluster',
    failureTitle: 'Something is made administrator of the cluster',
    severity: 'critical',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources'],
    messages: {
      cluster: {
        message:
          '{{binding}} makes {{subjects}} administrator of the whole cluster by the role {{role}}.',
        remediation:
          'Bind a role that names what is needed instead of {{role}}.',
      },
      namespace: {
        message:
          '{{binding}} gives {{subjects}} every right within its namespace by the role {{role}}.',
        remediation:
          'Bind a role that names what is needed instead of {{role}}.',
      },
    },
    effort: 'M',
    phase: 1,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['blast-radius-exposure', 'availability-impact'],
    controls: ['CIS 5.1.1'],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: (binding, { facts: { context } }) =>
    isRoleBinding(binding) && !isBuiltIn(binding, context),
  check(binding, { facts: { resources }, report }) {
    const role = stringAt(binding.body, 'roleRef', 'name') ?? '';
    if (!isAdmin(binding, role, resources)) return;
    const isWholeCluster = binding.kind === 'ClusterRoleBinding';
    const subjects = mapsAt(binding.body, 'subjects')
      .map(({ value }) => `${value.kind} ${value.name}`)
      .join(', ');
    report({
      messageId: isWholeCluster ? 'cluster' : 'namespace',
      data: {
        binding: `${binding.kind} ${binding.name}`,
        subjects: subjects || 'nobody yet',
        role,
      },
      path: ['roleRef', 'name'],
      ...(!isWholeCluster && { severity: 'high' as const }),
    });
  },
});

/** Whether it is the built-in role, or one of this release that grants as much. */
function isAdmin(binding: Resource, name: string, resources: Resource[]) {
  const kind = stringAt(binding.body, 'roleRef', 'kind');
  if (kind === 'ClusterRole' && name === 'cluster-admin') return true;
  const role = boundRole(binding, resources);
  // A role of that name that is not shown is taken at its word.
  if (!role) return name === 'cluster-admin';
  return policyRules(role).some(grantsEverything);
}
