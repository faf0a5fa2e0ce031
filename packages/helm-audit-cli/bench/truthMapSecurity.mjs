/**
 * Which of our rules on security say what a check of another tool says. Any of several may.
 * Left out are checks with parameters, those on the control plane and on nodes, and those
 * that ask for what our rules advise against.
 */
const HOST_NAMESPACE = ['host-namespace'];
const HOST_PATH = ['host-path-mount'];
const PRIVILEGED = ['privileged-container'];
const ESCALATION = ['privilege-escalation'];
const ROOT = ['runs-as-root'];
const ADDED = ['dangerous-capabilities'];
const DROPPED = ['undropped-capabilities'];
const SECCOMP = ['missing-seccomp-profile'];
const READ_ONLY = ['writable-root-filesystem'];
const TOKEN = ['automounted-service-account-token'];
const POWERS = ['rbac-escalation', 'rbac-wildcard'];
const WILDCARD = ['rbac-wildcard'];
const SECRETS = ['rbac-secret-access', 'rbac-wildcard'];
const ADMIN = ['cluster-admin-binding'];
const TAG = ['mutable-image-tag'];
const DIGEST = ['missing-image-digest', 'mutable-image-tag'];
const PUBLIC = ['public-service'];
const PLAIN = ['ingress-without-tls'];
const SYSCTL = ['unsafe-sysctl'];
const PROC = ['unmasked-proc'];
const PORT = ['host-port'];

/** By the name of the test; some share their examples. */
export const checkovChecks = {
  AllowProvilegeEscalation: ESCALATION,
  AllowedCapabilities: [...ADDED, 'added-capabilities'],
  AllowedCapabilitiesSysAdmin: ADDED,
  DefaultServiceAccountBinding: ['default-service-account'],
  DockerSocketVolume: HOST_PATH,
  DropCapabilities: DROPPED,
  HostPort: PORT,
  ImageDigest: DIGEST,
  ImageTagFixed: TAG,
  MinimizeCapabilities: DROPPED,
  PrivilegedContainers: PRIVILEGED,
  RbacApproveCertificateSigningRequests: POWERS,
  RbacBindRoleBindings: POWERS,
  RbacControlWebhooks: POWERS,
  RbacEscalateRoles: POWERS,
  ReadOnlyFilesystem: READ_ONLY,
  RootContainers: ROOT,
  Seccomp: SECCOMP,
  ServiceAccountTokens: TOKEN,
  ShareHostIPC: HOST_NAMESPACE,
  ShareHostPID: HOST_NAMESPACE,
  SharedHostNetworkNamespace: HOST_NAMESPACE,
  WildcardRoles: WILDCARD,
};

/** By policy and name of the test, whose constraint has parameters of its own. */
export const gatekeeperChecks = {
  'allow-privilege-escalation/allow-privilege-escalation': ESCALATION,
  'automount-serviceaccount-token/automount-serviceaccount-token': TOKEN,
  'block-loadbalancer-services/block-loadbalancer-services': PUBLIC,
  'block-nodeport-services/block-nodeport-services': PUBLIC,
  'capabilities/capabilities-baseline': ADDED,
  'capabilities/capabilities-restricted': DROPPED,
  'disallowanonymous/disallow-anonymous': ['default-service-account'],
  'disallowedtags/disallowed-tags': TAG,
  'externalip/allowed-ip': PUBLIC,
  'forbidden-sysctls/forbidden-sysctls': SYSCTL,
  'host-filesystem/no-host-paths': HOST_PATH,
  'host-namespaces/host-namespace': HOST_NAMESPACE,
  'host-network-ports/host-network-forbidden': HOST_NAMESPACE,
  'host-process/host-process-disallowed': PRIVILEGED,
  'httpsonly/tls-required': PLAIN,
  'imagedigests/container-image-must-have-digest': DIGEST,
  'privileged-containers/privileged-containers-disallowed': PRIVILEGED,
  'proc-mount/default-proc-mount-required': PROC,
  'read-only-root-filesystem/require-read-only-root-filesystem': READ_ONLY,
  'seccompv2/seccomp-restricted': SECCOMP,
  'volumes/host-path-disallowed': HOST_PATH,
};

/** By auditor. */
export const kubeauditChecks = {
  asat: TOKEN,
  capabilities: [...DROPPED, ...ADDED, 'added-capabilities'],
  hostns: HOST_NAMESPACE,
  image: TAG,
  mounts: HOST_PATH,
  nonroot: ROOT,
  privesc: ESCALATION,
  privileged: PRIVILEGED,
  rootfs: READ_ONLY,
  seccomp: SECCOMP,
};

/** By policy. */
export const kyvernoChecks = {
  'disable-automountserviceaccounttoken': TOKEN,
  'disallow-capabilities': ADDED,
  'disallow-capabilities-strict': [...DROPPED, ...ADDED, 'added-capabilities'],
  'disallow-capabilities-strict/adding-capabilities-strict': [
    ...ADDED,
    'added-capabilities',
  ],
  'disallow-capabilities-strict/require-drop-all': DROPPED,
  'disallow-cri-sock-mount': HOST_PATH,
  'disallow-host-namespaces': HOST_NAMESPACE,
  'disallow-host-path': HOST_PATH,
  'disallow-host-ports': PORT,
  'disallow-host-process': PRIVILEGED,
  'disallow-latest-tag': TAG,
  'disallow-privilege-escalation': ESCALATION,
  'disallow-privileged-containers': PRIVILEGED,
  'disallow-proc-mount': PROC,
  'ensure-readonly-hostpath': HOST_PATH,
  'require-drop-all': DROPPED,
  'require-drop-cap-net-raw': DROPPED,
  'require-image-checksum': DIGEST,
  'require-ingress-https': PLAIN,
  'require-ro-rootfs': READ_ONLY,
  'require-run-as-nonroot': ROOT,
  'restrict-apparmor-profiles': ['unconfined-apparmor'],
  'restrict-automount-sa-token': TOKEN,
  'restrict-binding-clusteradmin': ADMIN,
  'restrict-binding-system-groups': ['default-service-account'],
  'restrict-clusterrole-csr': POWERS,
  'restrict-clusterrole-mutating-validating-admission-webhooks': POWERS,
  'restrict-clusterrole-nodesproxy': POWERS,
  'restrict-escalation-verbs-roles': POWERS,
  'restrict-loadbalancer': PUBLIC,
  'restrict-node-port': PUBLIC,
  'restrict-seccomp-strict': SECCOMP,
  'restrict-secret-role-verbs': SECRETS,
  'restrict-service-external-ips': PUBLIC,
  'restrict-sysctls': SYSCTL,
  'restrict-wildcard-resources': WILDCARD,
  'restrict-wildcard-verbs': WILDCARD,
};

/** By the name of the check's file. */
export const trivyChecks = {
  SYS_ADMIN_capability: ADDED,
  drop_all_capabilities_only_add_net_bind_service: [
    ...DROPPED,
    ...ADDED,
    'added-capabilities',
  ],
  SYS_MODULE_capability: ADDED,
  access_to_host_ports: PORT,
  allowing_create_role_binding_and_associate_privileged_clusterrole: POWERS,
  anonymous_user_bind: ['default-service-account'],
  any_any: WILDCARD,
  any_verb: WILDCARD,
  authenticate_group_bind: ['default-service-account'],
  apparmor_policy_disabled: ['unconfined-apparmor'],
  attaching_pod_view_logs_realtime: POWERS,
  can_elevate_its_own_privileges: ESCALATION,
  capabilities_no_drop_all: DROPPED,
  cluster_admin_role_is_only_used_where_required: ADMIN,
  configMap_with_secrets: ['secret-in-config-map'],
  file_system_not_read_only: READ_ONLY,
  get_shell_on_pod: POWERS,
  host_ipc: HOST_NAMESPACE,
  host_network: HOST_NAMESPACE,
  host_pid: HOST_NAMESPACE,
  hostpath_volumes_mounted: HOST_PATH,
  impersonate_privileged_groups: POWERS,
  manage_all_resources: WILDCARD,
  manage_all_resources_at_namespace: WILDCARD,
  manage_kubernetes_rbac_resources: POWERS,
  manage_namespace_secrets: SECRETS,
  manage_secrets: SECRETS,
  manage_webhook_configurations: POWERS,
  masters_group_bind: ['default-service-account'],
  mounts_docker_socket: HOST_PATH,
  non_default_proc_masks_set: PROC,
  privilege_escalation_from_node_proxy: POWERS,
  privileged: PRIVILEGED,
  protecting_pod_service_account_tokens: TOKEN,
  runs_as_root: ROOT,
  runs_with_a_root_uid: ROOT,
  runs_with_a_root_primary_or_supplementary_GID: ['runs-in-root-group'],
  runtime_default_seccomp_profile_not_set: SECCOMP,
  seccomp_profile_unconfined: SECCOMP,
  service_with_externalip: PUBLIC,
  specific_capabilities_added: [...ADDED, 'added-capabilities'],
  unsafe_sysctl_options_set: SYSCTL,
  uses_image_tag_latest: TAG,
  windows_host_process: PRIVILEGED,
};

/** Why we disagree with a case, one line each. */
export const explainedSecurity = [
  [
    /pod-to-node-FAILED|node-exporter-FAILED/,
    'The container is privileged or in the network of its node, a finding of its own that includes this.',
  ],
  [
    /malformed-spec|AllowedCapabilitiesSysAdmin\/pod-FAILED2/,
    'The pod has no spec or no containers that the API would take.',
  ],
  [
    /clusterrole-passed-1|role-passed-2|goodclusterrole01|Role goodrole01/,
    'Another rule of the role grants by wildcard, which includes this.',
  ],
  [
    /RbacBindRoleBindings\/clusterrole-failed-1|escalation-verbs-roles \(Role badrole01|K8s_RBAC_resources_impersonate|_verb_impersonate/,
    'The verb has no effect on that resource.',
  ],
  [
    /WildcardRoles\/role-failed-3/,
    'The benchmark speaks of resources and verbs; the API group alone adds nothing to what is named.',
  ],
  [
    /require-ingress-https/,
    'It asks for an annotation of one controller beside the TLS that is there.',
  ],
  [
    /goodpod03|restrict-automount-sa-token .*goodcronjob01/,
    'It excuses one product by its label.',
  ],
  [
    /restrict-clusterrole-csr/,
    'The core API group has no such resources, so the rule grants nothing.',
  ],
  [
    /badpod03-new/,
    'The prefix aside, the baseline standard permits what is added.',
  ],
  [
    /associate_(cluster)?role\)/,
    'An asterisk among resourceNames is a name, no wildcard.',
  ],
  [
    /test_cluster_role_binding_with_|used_with_system_role_binding|test_admin_used/,
    'The kind is misspelt, or the name is that of a binding the cluster brings.',
  ],
  [
    /group_binding_non_gke|masters_group_binding_2/,
    'Another of its subjects stands for everyone, logged in or not.',
  ],
  [
    /service_account_tokens \(example 1\)/,
    'Its pod mounts the token by default.',
  ],
  [
    /test_run_as_group_not_defined_allowed/,
    'Nothing keeps the image from running as root; the check is about an explicit 0.',
  ],
  [/test_failRootGroupId\)/, 'The pod has no containers.'],
  [
    /test_annotation_allowed|unconfined_allowed/,
    'Kubernetes has ignored the annotations since 1.27.',
  ],
  [
    /specific_capabilities_added/,
    'The restricted standard permits NET_BIND_SERVICE.',
  ],
  [
    /externalip\/allowed-ip|disallow-anonymous \(example-allowed/,
    'It permits one address or role by a parameter.',
  ],
  [
    /psc-0-csc-1|seccomp-disabled-pod/,
    "The container's own value wins over its pod's.",
  ],
  [/privileged-nil/, 'Not privileged is the default.'],
];

/**
 * Checks that are narrower than our rule, by the beginning of their cases' names: only one
 * capability, path, verb or type. What they refuse must fail; what they let pass may still.
 */
export const narrowerSecurity =
  /disallow-cri-sock-mount|ensure-readonly-hostpath|DockerSocketVolume|DropCapabilities|require-drop-cap-net-raw|restrict-(node-port|loadbalancer|secret-role-verbs|wildcard-verbs|wildcard-resources)|MinimizeCapabilities\/pod-drop-NET_RAW|any_any|any_verb|RbacApprove|RbacControlWebhooks|K8s_RBAC_resources_not_trigger/;
