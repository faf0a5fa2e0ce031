import { boundRole, policyRules } from '../../../facts/rbac';
import { mapsAt, stringAt } from '../../../json';
import { defineRule } from '../../defineRule';

/** Objects of namespaces that services run on or by. */
const NAMESPACED = [
  '*',
  'pods',
  'deployments',
  'statefulsets',
  'daemonsets',
  'replicasets',
  'jobs',
  'cronjobs',
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'serviceaccounts',
  'ingresses',
  'networkpolicies',
];
const CHANGING = [
  '*',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];
const BUILT_IN_GROUPS = ['', '*', 'apps', 'batch', 'networking.k8s.io'];

/** The first of a list that matters, or words for what a star means. */
function inWords(list: string[], wanted: string[], all: string): string {
  const found = list.find(item => wanted.includes(item)) ?? '';
  return found === '*' ? all : found;
}

export default defineRule({
  meta: {
    id: 'cluster-wide-reach',
    dimension: 'blast-radius',
    title: 'Rights end at the namespace',
    failureTitle: 'A mistake of one service can change every namespace',
    severity: 'medium',
    confidence: 'medium',
    target: 'resource',
    requires: ['resources'],
    messages: {
      reach: {
        message:
          'ClusterRoleBinding {{name}} lets {{subject}} {{verb}} {{what}} in every namespace.',
        remediation:
          'Bind the role with a RoleBinding in each namespace that needs it.',
      },
    },
    effort: 'M',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure', 'availability-impact'],
    controls: ['NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ kind, group, hooks }) =>
    kind === 'ClusterRoleBinding' &&
    group === 'rbac.authorization.k8s.io' &&
    hooks.length === 0,
  check(binding, { facts, report, undetermined }) {
    const role = boundRole(binding, facts.resources);
    if (!role) {
      undetermined(
        `The role that ClusterRoleBinding ${binding.name} binds is not in the chart.`,
      );
      return;
    }
    const far = policyRules(role).find(
      ({ apiGroups, resources, verbs, resourceNames }) =>
        resourceNames.length === 0 &&
        apiGroups.some(group => BUILT_IN_GROUPS.includes(group)) &&
        resources.some(resource => NAMESPACED.includes(resource)) &&
        verbs.some(verb => CHANGING.includes(verb)),
    );
    if (!far) return;
    const subject = mapsAt(binding.body, 'subjects')[0]?.value;
    report({
      messageId: 'reach',
      data: {
        name: binding.name,
        subject:
          ['kind', 'name']
            .map(key => stringAt(subject, key) ?? '')
            .join(' ')
            .trim() || 'its subjects',
        verb: inWords(far.verbs, CHANGING, 'do everything with'),
        what: inWords(far.resources, NAMESPACED, 'all objects'),
      },
      resource: role,
      path: far.path,
    });
  },
});
