/**
 * Which of our rules say what a query of kics says. Left out are those on the control plane,
 * on nodes and on PodSecurityPolicies, which no cluster has any more; those that ask for what
 * our rules advise against (CPU limits, pulling pinned images again, secrets in files only,
 * AppArmor by annotation, host ports); and those that mean something else: any namespace, any
 * Secret, any storage of a StatefulSet, an Ingress at all, quotas of a namespace.
 */
const DROPPED = ['undropped-capabilities'];
const ADDED = ['dangerous-capabilities', 'added-capabilities'];
const HOST_NAMESPACE = ['host-namespace'];
const HOST_PATH = ['host-path-mount'];
const POWERS = ['rbac-escalation', 'rbac-wildcard'];
const SECRETS = ['rbac-secret-access', 'rbac-wildcard'];
const BUDGET = ['missing-pdb', 'dangling-pdb'];
const SPREAD = ['missing-node-spread'];
const PUBLIC = ['public-service'];
const RETIRED = ['retired-image'];
const INJECTION = ['ci-script-injection'];
/** A text that is no quantity, which theirs takes for none at all. */
const NO_QUANTITY = ['invalid-manifest'];

/** By folder. */
export const kicsQueries = {
  'cicd/github/run_block_injection': INJECTION,
  'cicd/github/script_block_injection': INJECTION,
  'cicd/github/unsecured_commands': INJECTION,
  'cicd/github/unpinned_actions_full_length_commit_sha': ['unpinned-ci-action'],
  'cicd/github/unspecified_workflows_permissions': ['broad-ci-permissions'],
  'k8s/cluster_admin_role_binding_with_super_user_permissions': [
    'cluster-admin-binding',
  ],
  'k8s/cluster_allows_unsafe_sysctls': ['unsafe-sysctl'],
  'k8s/container_is_privileged': ['privileged-container'],
  'k8s/containers_run_with_low_uid': ['low-user-id', 'runs-as-root'],
  'k8s/containers_running_as_root': ['runs-as-root'],
  'k8s/containers_with_added_capabilities': ADDED,
  'k8s/containers_with_sys_admin_capabilities': ['dangerous-capabilities'],
  'k8s/cpu_requests_not_set': ['missing-cpu-request'],
  'k8s/cronjob_deadline_not_configured': ['cronjob-unsafe-schedule'],
  'k8s/dashboard_is_enabled': RETIRED,
  'k8s/deployment_has_no_pod_anti_affinity': SPREAD,
  'k8s/deployment_without_pod_disruption_budget': BUDGET,
  'k8s/docker_daemon_socket_is_exposed_to_containers': HOST_PATH,
  'k8s/hpa_targeted_deployments_with_configured_replica_count': [
    'hpa-replicas-conflict',
  ],
  'k8s/hpa_targets_invalid_object': ['invalid-manifest'],
  'k8s/image_without_digest': ['missing-image-digest', 'mutable-image-tag'],
  'k8s/invalid_image': ['mutable-image-tag'],
  'k8s/liveness_probe_is_not_defined': ['missing-liveness-probe'],
  'k8s/memory_limits_not_defined': ['missing-memory-limit'],
  'k8s/memory_requests_not_defined': ['missing-memory-request'],
  'k8s/metadata_label_is_invalid': ['invalid-metadata'],
  'k8s/net_raw_capabilities_not_being_dropped': DROPPED,
  'k8s/network_policy_is_not_targeting_any_pod': ['dangling-network-policy'],
  'k8s/no_drop_capabilities_for_containers': DROPPED,
  'k8s/non_kube_system_pod_with_host_mount': HOST_PATH,
  'k8s/object_is_using_a_deprecated_api_version': [
    'removed-api-version',
    'deprecated-api-version',
  ],
  'k8s/permissive_access_to_create_pods': [
    'rbac-pod-creation',
    'rbac-wildcard',
  ],
  'k8s/pod_misconfigured_network_policy': ['missing-network-policy'],
  'k8s/privilege_escalation_allowed': ['privilege-escalation'],
  'k8s/rbac_roles_allow_privilege_escalation': POWERS,
  'k8s/rbac_roles_with_attach_permission': POWERS,
  'k8s/rbac_roles_with_exec_permission': POWERS,
  'k8s/rbac_roles_with_impersonate_permission': POWERS,
  'k8s/rbac_roles_with_portforwarding_permissions': POWERS,
  'k8s/rbac_roles_with_read_secrets_permissions': SECRETS,
  'k8s/rbac_wildcard_in_rule': ['rbac-wildcard'],
  'k8s/readiness_probe_is_not_configured': ['missing-readiness-probe'],
  'k8s/role_binding_to_default_service_account': ['default-service-account'],
  'k8s/root_container_not_mounted_as_read_only': ['writable-root-filesystem'],
  'k8s/seccomp_profile_is_not_configured': ['missing-seccomp-profile'],
  'k8s/service_account_allows_access_secrets': SECRETS,
  'k8s/service_account_name_undefined_or_empty': [
    'default-service-account',
    'automounted-service-account-token',
  ],
  'k8s/service_account_token_automount_not_disabled': [
    'automounted-service-account-token',
  ],
  'k8s/service_does_not_target_pod': [
    'dangling-service',
    'service-port-mismatch',
  ],
  'k8s/service_type_is_nodeport': PUBLIC,
  'k8s/service_with_external_load_balancer': PUBLIC,
  'k8s/shared_host_ipc_namespace': HOST_NAMESPACE,
  'k8s/shared_host_network_namespace': HOST_NAMESPACE,
  'k8s/shared_host_pid_namespace': HOST_NAMESPACE,
  'k8s/statefulset_has_no_pod_anti_affinity': SPREAD,
  'k8s/statefulset_without_pod_disruption_budget': BUDGET,
  'k8s/statefulset_without_service_name': ['statefulset-service-mismatch'],
  'k8s/tiller_deployment_is_accessible_from_within_the_cluster': RETIRED,
  'k8s/tiller_is_deployed': RETIRED,
  'k8s/using_unrecommended_namespace': ['default-namespace'],
  'k8s/volume_mount_with_os_directory_write_permissions': HOST_PATH,
  'k8s/workload_mounting_with_sensitive_os_directory': HOST_PATH,
};

const LIMITS =
  'Requests that are not set default to the limits, so they are there.';

/** Why we disagree with a case, one line each. */
export const explainedKics = [
  [
    /kics\/(cpu|memory)_requests_not_\w+\/positive|(Cpu|Memory)RequestCheck\/\w+\.yaml #1 containers 2|MemoryRequestCheck\/helm/,
    LIMITS,
  ],
  [
    /block_injection\/positive[67]/,
    'The path of a workflow is that of the repository, and there is no event called author.',
  ],
  [
    /commit_sha\/negative2/,
    'Whoever takes over an action of the forge itself reaches the workflow all the same.',
  ],
  [
    /containers_running_as_root\/negative3/,
    'The restricted standard refuses a pod that names user 0, whatever its containers say.',
  ],
  [
    /without_pod_disruption_budget\/negative/,
    'The labels of its pods match neither the budget nor its own selector.',
  ],
  [
    /hpa_targets_invalid_object\/positive/,
    'It is of a version that no cluster has had since 1.26, which is the finding.',
  ],
  [
    /image_without_digest\/negative/,
    'A digest of 62 digits is none; Kubernetes refuses the image.',
  ],
  [
    /image_without_digest\/positive/,
    'A variable that was not replaced is no image yet.',
  ],
  [
    /net_raw_capabilities_not_being_dropped\/positive2/,
    'The container is privileged, a finding of its own that includes this.',
  ],
  [
    /non_kube_system_pod_with_host_mount\/negative/,
    'It excuses a namespace, whose pods reach the node as others do.',
  ],
  [
    /with_host_mount\/positive.yaml \(Revision/,
    'Revisions are made by their controller from a Configuration, which is judged.',
  ],
  [
    /positive1.yaml \(ClusterRole secret-reader5/,
    'An asterisk within a word is a part of a name, no wildcard.',
  ],
  [
    /seccomp_profile_is_not_configured\/negative1/,
    'The annotation was one of pod security policies; on a pod it has no effect.',
  ],
  [
    /service_does_not_target_pod\/positive2/,
    'A container listens on a port whether the list of its ports names it or not.',
  ],
  [
    /using_unrecommended_namespace\/positive2/,
    'No namespace means the one that is deployed to, not the default one.',
  ],
  [
    /using_unrecommended_namespace\/positive[34]/,
    'Add-ons of the cluster belong into its own namespaces.',
  ],
  [
    /volume_mount_with_os_directory_write/,
    'The folder is one of the container, and the volume none of the node.',
  ],
  [
    /AutomountServiceAccountTokenCheck\/automount\S+ #[567]/,
    'The API takes no pod without containers.',
  ],
  [
    /RoleBindingNoSubjectNamespace/,
    'A subject of a RoleBinding without a namespace is one of its own namespace.',
  ],
  [
    /ServiceAccountLinkedInParentFolder/,
    'What is deployed together counts, wherever its files lie.',
  ],
  [
    /CommandExecutionCheck\/.* #1 rules 8/,
    'Commands run through GET, too, when the connection is a web socket.',
  ],
  [
    /DuplicatedEnv\S+\/NonCompliant/,
    'Sources may override each other on purpose, in an order that Kubernetes documents.',
  ],
  [
    /HardcodedCredentialsCheck\/.* env (19|20|27|4[45])$|HardcodedSecretsCheck\/.* env 1[12]$/,
    'It is a password all the same, if a poor one.',
  ],
  [
    /HardcodedCredentialsCheck\/.* env (24|37)$|HardcodedSecretsCheck\/.* env 1[08]$/,
    'Whoever fills the blank in writes a secret into the workload.',
  ],
  [
    /HardcodedCredentialsCheck\/.* env 3[456]$/,
    'Nothing runs the code in the value of a variable.',
  ],
  [
    /HardcodedSecretsCheck\/.* env 3$/,
    'Kubernetes refuses a number as the value of a variable.',
  ],
  [/HardcodedSecretsCheck\/.* env 13$/, 'A passphrase of words is a secret.'],
  [/HardcodedSecretsCheck\/.* env 25$/, 'Another check of theirs reports it.'],
  [/hardcoded_credentials_check_unknown_kind/, 'No cluster knows the kind.'],
  [/sonar\/RBACWildcardCheck\/helm/, 'The core API has no roles.'],
];

/** Queries narrower than our rule: what they refuse must fail, what they let pass may still. */
export const narrowerKics = [
  'kics/(net_raw_capabilities|no_drop_capabilities|docker_daemon_socket)',
  'kics/(volume_mount_with_os|workload_mounting|service_type_is_nodeport)',
  'kics/(service_with_external|containers_with_sys_admin|cronjob_deadline)',
  'kics/(permissive_access|service_account_allows_access|pod_misconfigured)',
  'kics/(service_account_name_undefined|tiller_deployment)',
  'sonar/(PrivilegeEscalation|DockerSocket|Command.* rules 11)',
];

/**
 * Which of our rules say what a check of sonar-iac says, and which list it is about. Left out
 * are CPU limits, storage without regard to volumes, protocols and ports by their text, and
 * style.
 */
export const sonarChecks = {
  AutomountServiceAccountTokenCheck: {
    rules: ['automounted-service-account-token'],
  },
  CapabilitiesCheck: { rules: ADDED, list: 'containers' },
  CommandExecutionCheck: { rules: POWERS, list: 'rules' },
  ContainerPrivilegedModeCheck: {
    rules: ['privileged-container'],
    list: 'containers',
  },
  CpuRequestCheck: {
    rules: ['missing-cpu-request', ...NO_QUANTITY],
    list: 'containers',
  },
  DockerSocketCheck: { rules: HOST_PATH },
  DuplicatedEnvironmentVariables: {
    rules: ['duplicate-env'],
    list: 'containers',
  },
  HardcodedCredentialsCheck: { rules: ['secret-in-env'], list: 'env' },
  HardcodedSecretsCheck: { rules: ['secret-in-env'], list: 'env' },
  HostNamespacesCheck: { rules: HOST_NAMESPACE },
  MemoryLimitCheck: {
    rules: ['missing-memory-limit', ...NO_QUANTITY],
    list: 'containers',
  },
  MemoryRequestCheck: {
    rules: ['missing-memory-request', ...NO_QUANTITY],
    list: 'containers',
  },
  MountingFileSystemPathsCheck: { rules: HOST_PATH },
  PrivilegeEscalationCheck: {
    rules: ['privilege-escalation'],
    list: 'containers',
  },
  RBACWildcardCheck: { rules: ['rbac-wildcard'], list: 'rules' },
  SpecificVersionTagCheck: { rules: ['mutable-image-tag'], list: 'containers' },
};
