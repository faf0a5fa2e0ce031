import { isJudgedRole, PolicyRule, policyRules } from '../../../facts/rbac';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

export default defineRule({
  meta: {
    id: 'rbac-wildcard',
    dimension: 'security',
    title: 'Roles name what they grant',
    failureTitle: 'A role grants rights by wildcard',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context'],
    messages: {
      wildcard: {
        message:
          '{{kind}} {{name}} grants {{verbs}} on {{resources}} of {{groups}}, and with it whatever is added there later.',
        remediation: 'Name the API groups, resources and verbs that are used.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['blast-radius-exposure', 'availability-impact'],
    controls: ['CIS 5.1.3'],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: (role, { facts }) => isJudgedRole(role, facts.context),
  check(role, { report }) {
    for (const rule of policyRules(role)) {
      if (rule.resources.length === 0 || !hasWildcard(rule)) continue;
      if (isExtension(role) && isLimited(rule)) continue;
      report({
        messageId: 'wildcard',
        data: {
          kind: role.kind,
          name: role.name,
          verbs: describe(rule.verbs, 'every verb'),
          resources: describe(rule.resources, 'every resource'),
          groups: describe(rule.apiGroups, 'every API group'),
        },
        path: rule.path,
        ...(isLimited(rule) && { severity: 'medium' as const }),
      });
    }
  },
});

/** A wildcard for the API group alone adds nothing to resources and verbs that are named. */
function hasWildcard({ resources, verbs }: PolicyRule): boolean {
  return [resources, verbs].some(list => list.includes('*'));
}

/** Whether a rule keeps to named resources, or to API groups beside Kubernetes' core. */
function isLimited({ apiGroups, resources }: PolicyRule): boolean {
  return (
    !resources.includes('*') ||
    !apiGroups.some(group => group === '*' || group === '')
  );
}

/** Whether a role only adds a chart's own resources to the roles that people have. */
function isExtension({ labels }: Resource): boolean {
  return Object.keys(labels).some(label =>
    label.startsWith('rbac.authorization.k8s.io/aggregate-to-'),
  );
}

function describe(list: string[], everything: string): string {
  if (list.includes('*')) return everything;
  return list.map(item => item || 'the core API group').join(', ') || 'nothing';
}
