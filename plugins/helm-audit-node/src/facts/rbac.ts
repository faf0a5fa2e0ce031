import { listAt, mapsAt, Path, stringAt } from '../json';
import { AuditContext, Resource } from '../stages/gather/types';
import { isTestHook } from './securityContext';
import { sameNamespace } from './serviceSelection';

/** One rule of a Role or ClusterRole. */
export interface PolicyRule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
  /** Names that the rule is limited to; empty means all. */
  resourceNames: string[];
  /** Leads to the rule within its role. */
  path: Path;
}

/** Whether a resource is a Role or ClusterRole. */
export function isRole({ kind, group }: Resource): boolean {
  return isRbac(group) && (kind === 'Role' || kind === 'ClusterRole');
}

/** Whether a resource is a role of the release that grants something for good. */
export function isJudgedRole(role: Resource, context: AuditContext): boolean {
  return (
    isRole(role) &&
    !isTestHook(role) &&
    !isBuiltIn(role, context) &&
    policyRules(role).length > 0
  );
}

/** Whether a resource binds a role to someone. */
export function isRoleBinding({ kind, group }: Resource): boolean {
  return (
    isRbac(group) && (kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
  );
}

function isRbac(group: string): boolean {
  return group === 'rbac.authorization.k8s.io';
}

/** The rules of a role; those about URLs only have empty resources. */
export function policyRules(role: Resource): PolicyRule[] {
  return mapsAt(role.body, 'rules').map(({ value, index }) => ({
    apiGroups: strings(listAt(value, 'apiGroups')),
    resources: strings(listAt(value, 'resources')),
    verbs: strings(listAt(value, 'verbs')),
    resourceNames: strings(listAt(value, 'resourceNames')),
    path: ['rules', index],
  }));
}

/** Whether a rule grants one of the verbs on one of the resources of an API group. */
export function grants(
  rule: PolicyRule,
  apiGroup: string,
  resources: readonly string[],
  verbs: readonly string[],
): boolean {
  return (
    includes(rule.apiGroups, [apiGroup]) &&
    includes(rule.resources, resources) &&
    includes(rule.verbs, verbs)
  );
}

function includes(granted: string[], wanted: readonly string[]): boolean {
  return granted.includes('*') || wanted.some(item => granted.includes(item));
}

/** The verbs of reading and writing; naming them all is as good as a wildcard. */
const EVERY_VERB = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
];

/** Whether a rule lets its holder do everything with everything. */
export function grantsEverything(rule: PolicyRule): boolean {
  return (
    rule.apiGroups.includes('*') &&
    rule.resources.includes('*') &&
    EVERY_VERB.every(verb => includes(rule.verbs, [verb]))
  );
}

/** How roles and bindings are called that a cluster brings. */
const OWN_NAME = /^(cluster-admin|admin|edit|view)$|^(system|gce):/;

/**
 * Those of them that Kubernetes itself brings, without wildcards, and each bound under its own
 * name.
 * Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy, https://github.com/kubernetes/kubernetes.
 */
const KNOWN_NAME =
  /^system:(auth-delegator|basic-user|discovery|heapster|kube-(aggregator|dns|scheduler)|monitoring|node(-bootstrapper|-problem-detector|-proxier)?|persistent-volume-provisioner|public-info-viewer|service-account-issuer-discovery|volume-scheduler)$/;

/**
 * Whether a role or binding is one that the cluster itself brings. Such turn up in manifests
 * that were taken from a cluster; a chart has none, whatever it calls its own. One that grants
 * more than Kubernetes does under its name was changed: the API server restores what is missing
 * from them, and leaves what was added.
 */
export function isBuiltIn(
  resource: Resource,
  { isChart }: AuditContext,
): boolean {
  const { name, labels, body } = resource;
  const isNamedSo =
    OWN_NAME.test(name) ||
    labels['kubernetes.io/bootstrapping'] === 'rbac-defaults';
  if (isChart || !isNamedSo) return false;
  if (!KNOWN_NAME.test(name)) return true;
  return isRole(resource)
    ? !policyRules(resource).some(hasWildcard)
    : stringAt(body, 'roleRef', 'name') === name;
}

function hasWildcard({ apiGroups, resources, verbs }: PolicyRule): boolean {
  return [apiGroups, resources, verbs].some(list => list.includes('*'));
}

/** The role of this release that a binding refers to, if it is one of this release. */
export function boundRole(
  binding: Resource,
  resources: Resource[],
): Resource | undefined {
  const kind = stringAt(binding.body, 'roleRef', 'kind');
  const name = stringAt(binding.body, 'roleRef', 'name');
  return resources.find(
    role =>
      isRole(role) &&
      role.kind === kind &&
      role.name === name &&
      (kind === 'ClusterRole' ||
        sameNamespace(role.namespace, binding.namespace)),
  );
}

/** The bindings of a release that name a service account. */
export function bindingsOf(
  account: { name: string; namespace?: string },
  resources: Resource[],
): Resource[] {
  return resources.filter(
    binding =>
      isRoleBinding(binding) &&
      mapsAt(binding.body, 'subjects').some(
        ({ value }) =>
          value.kind === 'ServiceAccount' &&
          value.name === account.name &&
          sameNamespace(stringAt(value, 'namespace'), account.namespace),
      ),
  );
}

function strings(list: unknown[]): string[] {
  return list.filter((item): item is string => typeof item === 'string');
}
