/**
 * Which of our rules on security say what a check of another tool says. Any of several may.
 * Left out are checks with parameters such as lists of words, those on the control plane and
 * on nodes, those that are stricter than the restricted Pod Security Standard, and those that
 * ask for what our rules advise against.
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
const ACCOUNT = ['token-mounting-account'];
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
const SNIPPET = ['ingress-snippet'];
const SELINUX = ['selinux-override'];
const VOLUMES = ['unrestricted-volume-type', ...HOST_PATH];
const LOW_ID = ['low-user-id', ...ROOT];
const EVERYONE = ['default-service-account'];
const LASTING_TOKEN = ['long-lived-account-token'];
/** What the baseline Pod Security Standard forbids. */
const BASELINE = [
  ...HOST_NAMESPACE,
  ...PRIVILEGED,
  ...ADDED,
  ...HOST_PATH,
  ...PORT,
  ...PROC,
  ...SYSCTL,
  ...SELINUX,
  'probe-host',
  'unconfined-apparmor',
];

/** By the name of the test; some share their examples. */
export const checkovChecks = {
  NginxIngressCVE202125742Alias: SNIPPET,
  NginxIngressCVE202125742AllSnippets: SNIPPET,
  NginxIngressCVE202125742Lua: SNIPPET,
  RootContainersHighUID: LOW_ID,
  Tiller: ['retired-image'],
  wildcard_entities: WILDCARD,
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
  'host-probes-lifecycle/host-probes-lifecycle': ['probe-host'],
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
  'apparmor/apparmor': ['unconfined-apparmor'],
  'selinux/require-matching-selinux-options': SELINUX,
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
  'check-serviceaccount-secrets': LASTING_TOKEN,
  'deny-secret-service-account-token-type': LASTING_TOKEN,
  'disallow-ingress-nginx-custom-snippets': SNIPPET,
  'disallow-selinux': SELINUX,
  'podsecurity-subrule-baseline': BASELINE,
  'require-non-root-groups': ['runs-in-root-group'],
  'require-run-as-non-root-user': ROOT,
  'restrict-adding-capabilities': [...ADDED, 'added-capabilities'],
  'nginx-ingress/restrict-annotations': SNIPPET,
  'restrict-seccomp': SECCOMP,
  'restrict-volume-types': VOLUMES,
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
  'require-ingress-https/has-tls': PLAIN,
  'require-ro-rootfs': READ_ONLY,
  'require-run-as-nonroot': ROOT,
  'restrict-apparmor-profiles': ['unconfined-apparmor'],
  'restrict-automount-sa-token': TOKEN,
  'restrict-sa-automount-sa-token': ACCOUNT,
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
  Kubernetes_resource_with_disallowed_volumes_mounted: HOST_PATH,
  allowing_to_update_a_malicious_pod: ['rbac-pod-creation', ...POWERS],
  allowing_create_role_clusterrolebinding_and_associate_privileged_clusterrole:
    POWERS,
  allowing_users_rolebinding_add_other_users_rolebindings: POWERS,
  capabilities_no_drop_at_least_one: DROPPED,
  net_raw_capability: [...DROPPED, ...ADDED],
  non_core_volume_types: VOLUMES,
  runs_with_GID_le_10000: ['low-user-id', 'runs-in-root-group'],
  runs_with_UID_le_10000: LOW_ID,
  selinux_custom_options_set: SELINUX,
  tiller_is_deployed: ['retired-image'],
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
  unsafe_sysctl_options_set: SYSCTL,
  uses_image_tag_latest: TAG,
  windows_host_process: PRIVILEGED,
};

/** By audit. */
export const zizmorChecks = {
  'overprovisioned-secrets': ['inherited-ci-secrets'],
  'unpinned-images': ['unpinned-ci-action'],
  'dangerous-triggers': ['untrusted-ci-trigger'],
  'excessive-permissions': ['broad-ci-permissions'],
  'insecure-commands': ['ci-script-injection'],
  'secrets-inherit': ['inherited-ci-secrets'],
  'template-injection': ['ci-script-injection'],
  'unpinned-uses': ['unpinned-ci-action'],
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
    /externalip\/allowed-ip|disallow-anonymous \(example-allowed/,
    'It permits one address or role by a parameter.',
  ],
  [
    /pod_context_runtime_default_is_overrided/,
    'The baseline standard refuses a pod that switches seccomp off, whatever its containers say.',
  ],
  [/privileged-nil/, 'Not privileged is the default.'],
  [
    /default_namespace_should|disallow-default-namespace|DefaultNamespace\//,
    'No namespace means the one that is deployed to, not the default one.',
  ],
  [
    /malicious_pod_deletecollection/,
    'Who may delete all pods can stop them, but starts none of his own.',
  ],
  [
    /add_other_users_rolebindings/,
    'Who writes bindings can pass on only what he has, unless he may bind or escalate.',
  ],
  [
    /tiller_is_deployed/,
    'The image is not that of Tiller; a name or label alone runs nothing.',
  ],
  [
    /ImageDigest\/.*PASSED/,
    'A digest of six digits is none; Kubernetes refuses the image.',
  ],
  [
    /HOSTPID_VALUE_TRUE|HOSTNETWORK_VALUE_TRUE|VALUE_DOCKERSOCKET/,
    'The field stands in the Deployment instead of its pods, where the API knows none; invalid-manifest finds it.',
  ],
  [/RESOURCES_VERBS_VALUE/, 'Its only verb is empty, which grants nothing.'],
  [
    /datree\/CONTAINERS_INVALID_CAPABILITIES_VALUE/,
    'SYS_TIME changes the clock of the node; the baseline standard forbids it.',
  ],
  [
    /BIND_IMPERSONATE_ESCALATE/,
    'Only users, groups and accounts can be impersonated; on pods the verb has no effect.',
  ],
  [
    /datree\/CIS_INVALID_VALUE_AUTOMOUNT/,
    'The check looks at the account called default only; the other mounts its token as well.',
  ],
  [
    /cluster-admin-role\//,
    'The role of that name in a binding of a namespace is all power over that namespace.',
  ],
  [
    /exec-into-container|can-portforward/,
    'The API reads the asterisk of pods/* as a name; only */exec and * are wildcards.',
  ],
  [
    /ingress-and-egress-blocked\/cronjob/,
    'The pod is in the network of its node, which network policies do not govern.',
  ],
  [
    /ingress-and-egress-blocked\/(cnp-)?only-egress/,
    'The policy governs outgoing connections only; incoming ones are open.',
  ],
  [
    /serviceaccount-token-mount\/(both|pod)-mount(-default)?$/,
    'The pod mounts the token of an account without rights, which is a token too many.',
  ],
  [
    /pod-mount-and-rb-bind/,
    'The account has rights in its manifests, so the token is there to be used.',
  ],
  [
    /system-authenticated-allowed-to-take-over/,
    'Everybody who can log in still gets a role; the check is about dangerous ones only.',
  ],
  [
    /anonymous-access-enabled/,
    'The cluster brings this binding itself; it is no matter of what is deployed to it.',
  ],
  [
    /workflow-read-all/,
    'To read everything harms little in a repository that the job has checked out anyway.',
  ],
  [
    /pr-317-repro|issue-339-repro|issue-1903-repro/,
    'The value is that of the repository, of an API of the forge or a number; nobody else writes it.',
  ],
  [
    /disallow-selinux .*(badpod0[124]|baddeployment01|badcronjob01)-new/,
    'Since Kubernetes 1.31 the baseline standard permits container_engine_t.',
  ],
];

/**
 * Checks that are narrower than our rule, by the beginning of their cases' names: only one
 * capability, path, verb or type. What they refuse must fail; what they let pass may still.
 */
export const narrowerSecurity = new RegExp(
  [
    'disallow-cri-sock-mount|ensure-readonly-hostpath|DockerSocketVolume',
    'EKS_INVALID_HOSTPATH_MOUNT|disallowed_volumes_mounted|docker-sock \\(dont-fire',
    'DropCapabilities|require-drop-cap-net-raw|MinimizeCapabilities/pod-drop-NET_RAW',
    'CIS_MISSING_VALUE_DROP_NET_RAW|net_raw_capability|insecureCapabilities',
    'drop-net-raw-capability \\(dont-fire|restrict-adding-capabilities',
    'restrict-(node-port|loadbalancer|secret-role-verbs|wildcard-verbs|wildcard-resources)',
    'any_any|any_verb|RbacApprove|RbacControlWebhooks|K8s_RBAC_resources_not_trigger',
    'restrict-seccomp |CIS_INVALID_VALUE_SECCOMP|require-run-as-non-root-user',
    'LOWUID|LOWGID|HighUID|(fsgrp|supgrp)-good|EKS_INVALID_SELINUXOPTIONS',
    'NginxIngressCVE202125742(Alias|Lua)|disallow-empty-ingress-host',
    'SERVICE_INCORRECT_TYPE_VALUE_NODEPORT|CRONJOB_MISSING_|require-probes',
    'deny-privileged-profile|WORKLOAD_INCORRECT_RESTARTPOLICY|seccomp_profile_unconfined|runs_with_a_root_uid',
    'default-service-account \\(dont-fire|escalation-verbs-roles \\((Cluster)?Role good',
    'polaris/pdb(MinAvailableGreaterThanHPAMinReplicas|DisruptionsIsZero)',
  ].join('|'),
);

/** Which of our rules on security say what a rule of datree says. */
export const datreeChecks = {
  CIS_INVALID_ROLE_CLUSTER_ADMIN: ADMIN,
  CIS_INVALID_VALUE_AUTOMOUNTSERVICEACCOUNTTOKEN: [...TOKEN, ...ACCOUNT],
  CIS_INVALID_VALUE_BIND_IMPERSONATE_ESCALATE: POWERS,
  CIS_INVALID_VALUE_CREATE_POD: ['rbac-pod-creation'],
  CIS_INVALID_VALUE_SECCOMP_PROFILE: SECCOMP,
  CIS_INVALID_VALUE_SYSTEM_MASTERS: EVERYONE,
  CIS_INVALID_VERB_SECRETS: SECRETS,
  CIS_INVALID_WILDCARD_ROLE: WILDCARD,
  CIS_MISSING_VALUE_DROP_NET_RAW: DROPPED,
  CONTAINERS_INCORRECT_HOSTIPC_VALUE_TRUE: HOST_NAMESPACE,
  CONTAINERS_INCORRECT_HOSTNETWORK_VALUE_TRUE: HOST_NAMESPACE,
  CONTAINERS_INCORRECT_HOSTPID_VALUE_TRUE: HOST_NAMESPACE,
  CONTAINERS_INCORRECT_KEY_HOSTPATH: HOST_PATH,
  CONTAINERS_INCORRECT_KEY_HOSTPORT: PORT,
  CONTAINERS_INCORRECT_PATH_VALUE_DOCKERSOCKET: HOST_PATH,
  CONTAINERS_INCORRECT_PRIVILEGED_VALUE_TRUE: PRIVILEGED,
  CONTAINERS_INCORRECT_READONLYROOTFILESYSTEM_VALUE: READ_ONLY,
  CONTAINERS_INCORRECT_RESOURCES_VERBS_VALUE: POWERS,
  CONTAINERS_INCORRECT_RUNASNONROOT_VALUE: ROOT,
  CONTAINERS_INCORRECT_RUNASUSER_VALUE_LOWUID: LOW_ID,
  CONTAINERS_INCORRECT_RUNASGROUP_VALUE_LOWGID: [
    'low-user-id',
    'runs-in-root-group',
  ],
  CONTAINERS_INCORRECT_SECCOMP_PROFILE: SECCOMP,
  CONTAINERS_INVALID_CAPABILITIES_VALUE: ADDED,
  CONTAINERS_MISSING_IMAGE_VALUE_DIGEST: DIGEST,
  CONTAINERS_MISSING_IMAGE_VALUE_VERSION: TAG,
  CONTAINERS_MISSING_KEY_ALLOWPRIVILEGEESCALATION: ESCALATION,
  EKS_INVALID_CAPABILITIES_EKS: ADDED,
  EKS_INVALID_HOSTPATH_MOUNT_READONLY_VALUE: HOST_PATH,
  EKS_INVALID_HOSTPROCESS_VALUE: PRIVILEGED,
  EKS_INVALID_SELINUXOPTIONS_ROLE_VALUE: SELINUX,
  EKS_INVALID_SELINUXOPTIONS_TYPE_VALUE: SELINUX,
  EKS_INVALID_SELINUXOPTIONS_USER_VALUE: SELINUX,
  INGRESS_CVE2021_25742_INCORRECT_SERVER_SNIPPET_KEY: SNIPPET,
  SRVACC_INCORRECT_AUTOMOUNTSERVICEACCOUNTTOKEN_VALUE: ACCOUNT,
};

/** Which of our rules on security say what a rule of kubescape says. */
export const kubescapeChecks = {
  'alert-any-hostpath': HOST_PATH,
  'alert-rw-hostpath': HOST_PATH,
  'anonymous-access-enabled': EVERYONE,
  'automount-default-service-account': ACCOUNT,
  'automount-service-account': [...TOKEN, ...ACCOUNT],
  'cluster-admin-role': ADMIN,
  'container-hostPort': PORT,
  'containers-mounting-docker-socket': HOST_PATH,
  'drop-capability-netraw': DROPPED,
  'exec-into-container-v1': POWERS,
  'host-ipc-privileges': HOST_NAMESPACE,
  'host-network-access': HOST_NAMESPACE,
  'host-pid-ipc-privileges': HOST_NAMESPACE,
  'host-pid-privileges': HOST_NAMESPACE,
  'image-not-pinned-to-digest': DIGEST,
  'immutable-container-filesystem': READ_ONLY,
  'ingress-and-egress-blocked': ['missing-network-policy'],
  'ingress-no-tls': PLAIN,
  'insecure-capabilities': ADDED,
  'non-root-containers': ROOT,
  'rule-allow-privilege-escalation': ESCALATION,
  'rule-can-access-proxy-subresource': POWERS,
  'rule-can-approve-cert-signing-request': POWERS,
  'rule-can-bind-escalate': POWERS,
  'rule-can-create-pod': ['rbac-pod-creation', 'rbac-wildcard'],
  'rule-can-create-service-account-token': POWERS,
  'rule-can-impersonate-users-groups-v1': POWERS,
  'rule-can-list-get-secrets-v1': SECRETS,
  'rule-can-modify-admission-webhooks': POWERS,
  'rule-can-portforward-v1': POWERS,
  'rule-identify-old-k8s-registry': ['retired-image'],
  'rule-list-all-cluster-admins-v1': [...ADMIN, ...WILDCARD],
  'rule-privileged-container': [...PRIVILEGED, ...ADDED],
  'serviceaccount-token-mount': TOKEN,
  'set-hostprocess-true': PRIVILEGED,
  'set-seccomp-profile': SECCOMP,
  'system-authenticated-allowed-to-take-over-cluster': EVERYONE,
};
