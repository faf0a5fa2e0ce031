import {
  grants,
  isJudgedRole,
  PolicyRule,
  policyRules,
} from '../../../facts/rbac';
import { defineRule } from '../../defineRule';
import { Way, WAYS } from './ways';

export default defineRule({
  meta: {
    id: 'rbac-escalation',
    dimension: 'security',
    title: 'Roles do not lead to further rights',
    failureTitle: 'A role leads to rights beyond its own',
    severity: 'high',
    confidence: 'medium',
    target: 'resource',
    requires: ['context'],
    messages: {
      way: {
        message: '{{kind}} {{name}} lets its holder {{power}}.',
        remediation:
          'Drop that right, or limit it with `resourceNames` to the objects that are meant.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['blast-radius-exposure'],
    controls: [
      'CIS 5.1.8',
      'CIS 5.1.10',
      'CIS 5.1.11',
      'CIS 5.1.12',
      'CIS 5.1.13',
    ],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#privilege-escalation-risks',
    ],
    since: '0.1.0',
  },
  appliesTo: (role, { facts }) => isJudgedRole(role, facts.context),
  check(role, { report }) {
    for (const rule of policyRules(role)) {
      if (rule.resourceNames.length > 0) continue;
      const ways = WAYS.filter(({ group, resources, verbs }) =>
        grants(rule, group, resources, verbs),
      );
      for (const { power, severity } of said(ways, rule)) {
        report({
          messageId: 'way',
          data: { kind: role.kind, name: role.name, power },
          path: rule.path,
          severity,
        });
      }
    }
  },
});

/** What to report of a rule; a wildcard once. */
function said(ways: Way[], { resources }: PolicyRule) {
  if (resources.includes('*') && ways.length > 0) {
    const power = ways.map(way => way.power).join(', ');
    // The wildcard itself weighs more, and is a matter of rbac-wildcard.
    return [{ power, severity: 'low' as const }];
  }
  return ways.map(({ power, isRoundabout }) => ({
    power,
    severity: isRoundabout ? ('medium' as const) : undefined,
  }));
}
