import {
  Reference,
  resolveReference,
  whereElseItMayBe,
} from '../../../facts/externalReferences';
import { boundRole, isBuiltIn, isRoleBinding } from '../../../facts/rbac';
import { isTestHook } from '../../../facts/securityContext';
import { sameNamespace } from '../../../facts/serviceSelection';
import { mapsAt, Path, stringAt } from '../../../json';
import { RELEASE_NAME } from '../../../release';
import { Resource } from '../../../stages/gather/types';
import { defineRule } from '../../defineRule';

/** Roles and accounts that are there in every cluster. */
const ALWAYS_THERE =
  /^(cluster-admin|admin|edit|view|default|extension-apiserver-authentication-reader)$|^system:/;

export default defineRule({
  meta: {
    id: 'dangling-role-binding',
    dimension: 'chart-quality',
    title: 'Bindings join a role and an account that are there',
    failureTitle: 'A binding names a role or account that is not there',
    severity: 'high',
    confidence: 'high',
    target: 'resource',
    requires: ['context', 'resources'],
    messages: {
      missing: {
        message:
          '{{binding}} names {{object}}, which bears the name of the release but is not part of it, so the rights are not granted.',
        remediation:
          'Render {{object}} whenever {{binding}} is rendered, or correct the name.',
      },
      unseen: {
        message:
          '{{binding}} names {{object}}, which is not in these manifests; the rights are not granted unless it exists already.',
        remediation: 'Add {{object}} to the manifests, or correct the name.',
      },
    },
    effort: 'S',
    phase: 1,
    compliance: ['zero-impact', 'kubernetes-best-practice'],
    risks: ['critical-path-failure', 'change-management'],
    controls: [],
    references: [
      'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding',
    ],
    since: '0.1.0',
  },
  appliesTo: (resource, { facts: { context } }) =>
    isRoleBinding(resource) &&
    !isTestHook(resource) &&
    !isBuiltIn(resource, context) &&
    referencesOf(resource).length > 0,
  check(binding, { facts, report, undetermined }) {
    const { context, resources } = facts;
    for (const { path, ...reference } of referencesOf(binding)) {
      const { kind, name } = reference;
      const found =
        kind === 'ServiceAccount'
          ? resolveReference(reference, resources)
          : boundRole(binding, resources);
      if (found) continue;
      const data = {
        binding: `${binding.kind} ${binding.name}`,
        object: `${kind} ${name}`,
      };
      const isPlain = !context.isChart && !name.includes(RELEASE_NAME);
      const doubt = isPlain ? undefined : whereElseItMayBe(reference, facts);
      if (doubt) undetermined(doubt);
      else if (isPlain) {
        report({ messageId: 'unseen', data, path, severity: 'low' });
      } else report({ messageId: 'missing', data, path });
    }
  },
});

/** The role of a binding, and its accounts in its own namespace. */
function referencesOf({
  body,
  kind,
  namespace,
}: Resource): Array<Reference & { path: Path }> {
  const role = {
    kind: stringAt(body, 'roleRef', 'kind') ?? '',
    name: stringAt(body, 'roleRef', 'name') ?? '',
    namespace,
    path: ['roleRef', 'name'],
  };
  const accounts = mapsAt(body, 'subjects')
    .filter(({ value }) => value.kind === 'ServiceAccount')
    .map(({ value, index }) => ({
      kind: 'ServiceAccount',
      group: '',
      name: stringAt(value, 'name') ?? '',
      namespace: stringAt(value, 'namespace') ?? namespace,
      path: ['subjects', index, 'name'],
    }))
    .filter(
      account =>
        kind === 'ClusterRoleBinding' ||
        sameNamespace(account.namespace, namespace),
    );
  return [role, ...accounts].filter(
    ({ name }) => name !== '' && !ALWAYS_THERE.test(name),
  );
}
