import { grants, isJudgedRole, policyRules } from '../../../facts/rbac';
import { defineRule } from '../../defineRule';

/** What makes pods, by API group. */
const POD_MAKERS = {
  '': ['pods', 'replicationcontrollers'],
  apps: ['deployments', 'daemonsets', 'replicasets', 'statefulsets'],
  batch: ['cronjobs', 'jobs'],
};

/** Who changes a pod template decides about the pods as much as who creates one. */
const MAKING = ['create', 'update', 'patch'];

/** The template of a Job can't be changed. */
const MAKING_JOBS = ['create'];

export default defineRule({
  meta: {
    id: 'rbac-pod-creation',
    dimension: 'security',
    title: 'Roles do not let their holders start pods',
    failureTitle: 'A role lets its holder start pods of any kind',
    severity: 'low',
    confidence: 'medium',
    target: 'resource',
    requires: ['context'],
    messages: {
      creates: {
        message:
          '{{kind}} {{name}} lets its holder create or change {{resources}}, and with them run as any service account and read any Secret of the namespace.',
        remediation:
          'Drop the verbs `create`, `update` and `patch`, or bind the role only in namespaces without other workloads.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards', 'industry-frameworks'],
    risks: ['blast-radius-exposure'],
    controls: ['CIS 5.1.4'],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation',
    ],
    since: '0.1.0',
  },
  appliesTo: (role, { facts }) => isJudgedRole(role, facts.context),
  check(role, { report }) {
    for (const rule of policyRules(role)) {
      const resources = Object.entries(POD_MAKERS).flatMap(([group, kinds]) =>
        kinds.filter(kind =>
          grants(rule, group, [kind], kind === 'jobs' ? MAKING_JOBS : MAKING),
        ),
      );
      if (resources.length === 0) continue;
      report({
        messageId: 'creates',
        data: {
          kind: role.kind,
          name: role.name,
          resources: resources.join(', '),
        },
        path: rule.path,
      });
    }
  },
});
