import {
  boundRole,
  grants,
  isJudgedRole,
  isRoleBinding,
  policyRules,
} from '../../../facts/rbac';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

const READING = ['get', 'list', 'watch'];
const CHANGING = ['update', 'patch', 'delete', 'deletecollection'];

export default defineRule({
  meta: {
    id: 'rbac-secret-access',
    dimension: 'security',
    title: 'Roles read only the Secrets that they name',
    failureTitle: 'A role may read all Secrets',
    severity: 'medium',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources'],
    messages: {
      cluster: {
        message:
          'ClusterRole {{name}} lets its holder read every Secret of every team in the cluster.',
        remediation:
          'Limit the rule with `resourceNames`, or bind the role in single namespaces.',
      },
      namespace: {
        message:
          '{{kind}} {{name}} lets its holder read every Secret of its namespace.',
        remediation: 'Limit the rule with `resourceNames`.',
      },
      change: {
        message:
          '{{kind}} {{name}} lets its holder change or delete every Secret that it reaches, and so replace what others log in with.',
        remediation: 'Limit the rule with `resourceNames`.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['blast-radius-exposure'],
    controls: ['CIS 5.1.2'],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: (role, { facts }) => isJudgedRole(role, facts.context),
  check(role, { facts: { resources }, report }) {
    for (const rule of policyRules(role)) {
      if (rule.resourceNames.length > 0) continue;
      const reads = grants(rule, '', ['secrets'], READING);
      if (!reads && !grants(rule, '', ['secrets'], CHANGING)) continue;
      const isLocal = keepsToNamespaces(role, resources);
      const readsWhere = isLocal ? 'namespace' : 'cluster';
      report({
        messageId: reads ? readsWhere : 'change',
        data: { kind: role.kind, name: role.name },
        path: rule.path,
        // What a wildcard includes weighs more in rbac-wildcard.
        ...((isLocal || !reads || rule.resources.includes('*')) && {
          severity: 'low' as const,
        }),
      });
    }
  },
});

/** Whether a role is one of a namespace, or is bound in namespaces only. */
function keepsToNamespaces(role: Resource, resources: Resource[]): boolean {
  if (role.kind === 'Role') return true;
  const bindings = resources.filter(
    binding => isRoleBinding(binding) && boundRole(binding, resources) === role,
  );
  return (
    bindings.length > 0 && bindings.every(({ kind }) => kind === 'RoleBinding')
  );
}
