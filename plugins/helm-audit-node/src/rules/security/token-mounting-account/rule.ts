import { bindingsOf } from '../../../facts/rbac';
import { sameNamespace } from '../../../facts/serviceSelection';
import { Workload } from '../../../facts/workloads';
import { booleanAt, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

const FIELD = 'automountServiceAccountToken';

export default defineRule({
  meta: {
    id: 'token-mounting-account',
    dimension: 'security',
    title: 'Accounts hand out their token on request only',
    failureTitle: 'An account hands its token to every pod',
    severity: 'low',
    confidence: 'medium',
    target: 'resource',
    requires: ['context', 'resources', 'workloads'],
    messages: {
      mounts: {
        message:
          'ServiceAccount {{name}} hands its token to every pod that names it, whether or not the pod talks to the Kubernetes API.',
        remediation:
          'Set `automountServiceAccountToken: false` on the account, and `true` on the pods that need the token.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards'],
    risks: ['blast-radius-exposure'],
    controls: ['CIS 5.1.6'],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts: { context, resources, workloads } }) =>
    isAccount(resource) &&
    !context.isChart &&
    bindingsOf(resource, resources).length === 0 &&
    !workloads.some(workload => uses(workload, resource)),
  check({ name, body }, { report }) {
    if (booleanAt(body, FIELD) === false) return;
    report({
      messageId: 'mounts',
      data: { name },
      path: [FIELD],
      fix: {
        title: 'Hand out no token; check who needs one',
        safety: 'review',
        set: false,
      },
    });
  },
});

function isAccount({ kind, group }: Resource): boolean {
  return kind === 'ServiceAccount' && group === '';
}

/** Whether it is a pod's own matter, which automounted-service-account-token judges. */
function uses({ podSpec, resource }: Workload, account: Resource): boolean {
  const name = stringAt(podSpec, 'serviceAccountName') || 'default';
  return (
    name === account.name &&
    sameNamespace(resource.namespace, account.namespace)
  );
}
