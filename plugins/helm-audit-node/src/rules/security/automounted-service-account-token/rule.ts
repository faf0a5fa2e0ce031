import { bindingsOf } from '../../../facts/rbac';
import { isTestHook } from '../../../facts/securityContext';
import { sameNamespace } from '../../../facts/serviceSelection';
import type { Workload } from '../../../facts/workloads';
import { booleanAt, stringAt } from '../../../json';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

const FIELD = 'automountServiceAccountToken';

export default defineRule({
  meta: {
    id: 'automounted-service-account-token',
    dimension: 'security',
    title: 'Pods that do not talk to the API have no token for it',
    failureTitle: 'A pod carries a token for the API that it has no use for',
    severity: 'medium',
    confidence: 'medium',
    target: 'workload',
    requires: ['context', 'resources'],
    messages: {
      mounted: {
        message:
          '{{kind}} {{name}} gets a token of ServiceAccount {{account}} for the Kubernetes API, though nothing in this release grants that account a right.',
        remediation: 'Set `automountServiceAccountToken: false` on the pod.',
      },
    },
    effort: 'S',
    phase: 2,
    compliance: ['security-standards', 'kubernetes-best-practice'],
    risks: ['blast-radius-exposure'],
    controls: ['CIS 5.1.6', 'NSA-CISA'],
    references: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    ],
    since: '0.1.0',
  },
  appliesTo: ({ resource }) => !isTestHook(resource),
  check(workload, { facts: { context, resources }, report, undetermined }) {
    const { resource, podSpec, podSpecPath } = workload;
    const account = accountOf(workload);
    const definition = findAccount(account, resource, resources);
    const isMounted =
      booleanAt(podSpec, FIELD) ?? booleanAt(definition?.body, FIELD) ?? true;
    if (!isMounted || usesToken(workload, account, resources)) return;
    const isForeign = !definition && account !== 'default';
    if (isForeign && context.isChart) {
      undetermined(
        `ServiceAccount ${account} is not part of this release, so neither its rights nor its defaults are known.`,
      );
      return;
    }
    report({
      messageId: 'mounted',
      data: { kind: resource.kind, name: resource.name, account },
      path: [...podSpecPath, FIELD],
      fix: {
        title: 'Mount no token',
        safety: 'review',
        set: false,
        toTest:
          'Whether it asks the Kubernetes API under other values, such as those that give it an account of its own, was not tried; tie the field to them where it does.',
      },
      // Whoever made the account may have switched the token off there.
      ...(isForeign && { severity: 'low' as const }),
    });
  },
});

function accountOf({ podSpec }: Workload): string {
  return (
    stringAt(podSpec, 'serviceAccountName') ||
    stringAt(podSpec, 'serviceAccount') ||
    'default'
  );
}

function findAccount(name: string, user: Resource, resources: Resource[]) {
  return resources.find(
    resource =>
      resource.kind === 'ServiceAccount' &&
      resource.name === name &&
      sameNamespace(resource.namespace, user.namespace),
  );
}

/** Rights in this release are a use of the token; so is logging in to Vault with it. */
function usesToken(
  { resource, podAnnotations }: Workload,
  name: string,
  resources: Resource[],
): boolean {
  const { namespace } = resource;
  return (
    bindingsOf({ name, namespace }, resources).length > 0 ||
    podAnnotations['vault.hashicorp.com/agent-inject'] === 'true'
  );
}
