/** Which of our rules say what a check of the Pod Security Standards says. */
export const podSecurityChecks = {
  allowprivilegeescalation: ['privilege-escalation'],
  apparmorprofile: ['unconfined-apparmor'],
  capabilities_baseline: ['dangerous-capabilities'],
  capabilities_restricted: [
    'undropped-capabilities',
    'added-capabilities',
    'dangerous-capabilities',
  ],
  hostnamespaces: ['host-namespace'],
  hostpathvolumes: ['host-path-mount'],
  hostports: ['host-port'],
  hostprobesandhostlifecycle: ['probe-host'],
  privileged: ['privileged-container'],
  procmount: ['unmasked-proc'],
  procmount_restricted: ['unmasked-proc'],
  restrictedvolumes: ['unrestricted-volume-type', 'host-path-mount'],
  runasnonroot: ['runs-as-root'],
  runasuser: ['runs-as-root'],
  seccompprofile_baseline: ['missing-seccomp-profile'],
  seccompprofile_restricted: ['missing-seccomp-profile'],
  selinuxoptions: ['selinux-override'],
  sysctls: ['unsafe-sysctl'],
  windowshostprocess: ['privileged-container', 'host-namespace'],
};

const BASELINE = [
  'dangerous-capabilities',
  'host-namespace',
  'host-path-mount',
  'host-port',
  'privileged-container',
  'probe-host',
  'selinux-override',
  'unconfined-apparmor',
  'unmasked-proc',
  'unsafe-sysctl',
];

/** Our rules that a pod of each level passes. */
export const podSecurityLevels = {
  baseline: BASELINE,
  restricted: [
    ...BASELINE,
    'added-capabilities',
    'missing-seccomp-profile',
    'privilege-escalation',
    'runs-as-root',
    'undropped-capabilities',
    'unrestricted-volume-type',
  ],
};

/** Which of our rules say what a policy of Red Hat's community says; all expect a failure. */
export const redhatCopPolicies = {
  common_k8s_labels_notset: ['missing-recommended-labels'],
  container_image_latest: ['mutable-image-tag'],
  container_liveness_readinessprobe_equal: ['identical-probes'],
  container_livenessprobe_notset: ['missing-liveness-probe'],
  container_readinessprobe_notset: ['missing-readiness-probe'],
  container_resources_limits_memory_notset: ['missing-memory-limit'],
  container_resources_memoryunit_incorrect: [
    'missing-memory-request',
    'missing-memory-limit',
  ],
  container_resources_requests_cpuunit_incorrect: ['unschedulable-request'],
  pod_antiaffinity_notset: ['missing-node-spread'],
  pod_hostnetwork: ['host-namespace'],
  pod_replicas_below_one: ['single-replica'],
  rolebinding_roleref_apigroup_notset: ['invalid-manifest'],
  rolebinding_roleref_kind_notset: ['invalid-manifest'],
  route_tls_termination_notset: ['ingress-without-tls'],
  deployment_has_matching_pvc: ['missing-config-reference'],
  deployment_has_matching_serviceaccount: ['missing-config-reference'],
};

/**
 * Which of our rules say what a check of marvin says. Left out are CPU limits, `sudo` and SSH,
 * registries of one's own choice, and restart policies, which its tests ask of pods as well.
 */
export const marvinChecks = {
  'M-100': ['privileged-container', 'host-namespace'],
  'M-101': ['host-namespace'],
  'M-102': ['privileged-container'],
  'M-103': ['dangerous-capabilities'],
  'M-104': ['host-path-mount'],
  'M-105': ['host-port'],
  'M-106': ['unconfined-apparmor'],
  'M-107': ['selinux-override'],
  'M-108': ['unmasked-proc'],
  'M-109': ['missing-seccomp-profile'],
  'M-110': ['unsafe-sysctl'],
  'M-111': ['unrestricted-volume-type', 'host-path-mount'],
  'M-112': ['privilege-escalation'],
  'M-113': ['runs-as-root'],
  'M-114': ['runs-as-root'],
  'M-115': ['missing-seccomp-profile'],
  'M-116': [
    'undropped-capabilities',
    'added-capabilities',
    'dangerous-capabilities',
  ],
  'M-201': ['secret-in-env', 'secret-in-config-map'],
  'M-202': ['automounted-service-account-token'],
  'M-300': ['writable-root-filesystem'],
  'M-400': ['mutable-image-tag'],
  'M-401': ['naked-pod'],
  'M-402': ['missing-readiness-probe'],
  'M-403': ['missing-liveness-probe'],
  'M-404': ['missing-memory-request'],
  'M-405': ['missing-cpu-request'],
  'M-406': ['missing-memory-limit'],
  'M-409': ['retired-image'],
  'M-411': ['default-service-account'],
  'M-500': ['default-namespace'],
};

/**
 * Which of our rules say what a rule of regula says. Left out are any security context at all,
 * and secrets that variables take by reference.
 */
export const regulaRules = {
  access_to_create_pods: ['rbac-pod-creation', 'rbac-wildcard'],
  access_to_secrets: ['rbac-secret-access', 'rbac-wildcard'],
  added_capabilities: ['added-capabilities', 'dangerous-capabilities'],
  allow_privilege_escalation: ['privilege-escalation'],
  capabilities_assigned: ['undropped-capabilities'],
  cluster_admin_role_use: ['cluster-admin-binding'],
  default_namespace_use: ['default-namespace'],
  default_service_account_bindings: ['default-service-account'],
  default_service_account_tokens: ['token-mounting-account'],
  host_ipc_namespace: ['host-namespace'],
  host_network_namespace: ['host-namespace'],
  host_process_id_namespace: ['host-namespace'],
  net_raw_capability: ['undropped-capabilities', 'dangerous-capabilities'],
  privileged_containers: ['privileged-container'],
  role_wildcards: ['rbac-wildcard'],
  root_containers: ['runs-as-root'],
  seccomp_profile: ['missing-seccomp-profile'],
  service_account_tokens: ['automounted-service-account-token'],
};

const POWERS = ['rbac-escalation', 'rbac-wildcard'];
const ADDED = ['dangerous-capabilities', 'added-capabilities'];

/**
 * Which of our rules say what a control of kubescape's admission library says. Left out are
 * those with thresholds, lists of registries or labels of one's own, CPU limits, `sudo` and SSH,
 * secrets that variables take by reference, and CronJobs at all.
 */
export const celAdmissionControls = {
  'C-0012': ['secret-in-env', 'secret-in-config-map'],
  'C-0013': ['runs-as-root', 'privilege-escalation'],
  'C-0016': ['privilege-escalation'],
  'C-0017': ['writable-root-filesystem'],
  'C-0018': ['missing-readiness-probe'],
  'C-0020': ['host-path-mount'],
  'C-0034': ['automounted-service-account-token', 'token-mounting-account'],
  'C-0038': ['host-namespace'],
  'C-0041': ['host-namespace'],
  'C-0044': ['host-port'],
  'C-0045': ['host-path-mount'],
  'C-0046': ADDED,
  'C-0048': ['host-path-mount'],
  'C-0056': ['missing-liveness-probe'],
  'C-0057': ['privileged-container', ...ADDED],
  'C-0061': ['default-namespace'],
  'C-0073': ['naked-pod'],
  'C-0074': ['host-path-mount'],
  'C-0075': ['stale-pull-policy'],
  'C-0077': ['missing-recommended-labels'],
  'C-0193': ['privileged-container'],
  'C-0194': ['host-namespace'],
  'C-0195': ['host-namespace'],
  'C-0197': ['privilege-escalation'],
  'C-0198': ['runs-as-root'],
  'C-0199': ['undropped-capabilities', ...ADDED],
  'C-0200': ADDED,
  'C-0201': ['undropped-capabilities', ...ADDED],
  'C-0202': ['privileged-container', 'host-namespace'],
  'C-0203': ['host-path-mount'],
  'C-0204': ['host-port'],
  'C-0210': ['missing-seccomp-profile'],
  'C-0212': ['default-namespace'],
  'C-0225': ['default-service-account', 'token-mounting-account'],
  'C-0262': ['default-service-account'],
  'C-0263': ['ingress-without-tls'],
  'C-0268': ['missing-cpu-request'],
  'C-0269': ['missing-memory-request'],
  'C-0271': ['missing-memory-limit'],
  'C-0275': ['host-namespace'],
  'C-0276': ['host-namespace'],
  'C-0280': POWERS,
  'C-0292': ['retired-image', 'end-of-life-image'],
  'C-0295': ['duplicate-env'],
  'C-0296': ['selector-mismatch'],
};

/**
 * Which of our rules say what badrobot says about its files, the first that fits. Left out are
 * the cluster's own namespaces, any security context at all, and rights over logs, events,
 * claims, definitions and network policies.
 */
export const badRobotAssets = [
  [/-ns-de|^ns-de/, ['default-namespace']],
  [/-allow-priv$/, ['privilege-escalation']],
  [/-priv$/, ['privileged-container']],
  [/-readonly-root$/, ['writable-root-filesystem']],
  [/-(nonroot|rootuser)$/, ['runs-as-root']],
  [/-cap-sysadmin$/, ['dangerous-capabilities']],
  [/^crb-.*(cluster-admin|dedicated-cr)/, ['cluster-admin-binding']],
  [/^cr-(all-(star|verbs)|coreapi|noncoreapi)/, ['rbac-wildcard']],
  [/^cr-all-c|^cr-(escalate|bind|impersonate)/, POWERS],
  [/^cr-secrets/, ['rbac-secret-access', 'rbac-wildcard']],
  [/^cr-(pods(exec)?-|ad-|sa-|node-)/, POWERS],
];

/** Why we disagree with a case, one line each. */
export const explainedPods = [
  [
    /pod-security\/\w+\/fail\/capabilities_baseline[23]/,
    'By its spelling it names nothing, or what the baseline standard permits.',
  ],
  [
    /pod-security\/\w+\/fail\/selinuxoptions[034]|marvin\/M-107|marvin\/M-11[345] \(Pod/,
    "The container's own value wins over its pod's, also where it is empty.",
  ],
  [
    /pod-security\/baseline\/pass\/procmount1/,
    'The restricted standard forbids it; in a user namespace it weighs little.',
  ],
  [
    /container_readinessprobe_notset|marvin\/M-402/,
    'A container without a port and a Service is a worker.',
  ],
  [
    /pod_hostnetwork/,
    'A text is no switch: Kubernetes refuses it, which is a finding of its own.',
  ],
  [/pod_antiaffinity_notset/, 'One replica needs no spreading.'],
  [
    /deployment_has_matching_pvc/,
    'The claim may be there already, as those of data mostly are.',
  ],
  [
    /marvin\/M-500/,
    'No namespace means the one that is deployed to, not the default one.',
  ],
  [
    /marvin\/M-400/,
    'A tag of the major version only moves with every release.',
  ],
  [
    /marvin\/M-404/,
    'Requests that are not set default to the limits, so they are there.',
  ],
  [/marvin\/M-409/, 'It looks for a registry that its authors misspelt.'],
  [
    /marvin\/M-201/,
    'A word in the name or value, such as key, is no secret yet.',
  ],
  [
    /regula\/access_to_create_pods \(valid/,
    'Who creates Deployments creates pods.',
  ],
  [
    /regula\/access_to_secrets \(\w+ (Cluster)?RoleBinding/,
    'We report the role rather than what binds it.',
  ],
  [
    /regula\/root_containers \(valid_example Pod valid5/,
    'User 0 and not to be root at once keep the container from starting.',
  ],
  [
    /regula\/seccomp_profile \(valid/,
    'Kubernetes has ignored the annotations since 1.27.',
  ],
  [
    /kyverno\/rbac-best-practices-vpol\/restrict-binding-system-groups/,
    'system:masters is a group; a role called so grants nothing.',
  ],
  [
    /kyverno\/rbac-best-practices-vpol\/restrict-automount-sa-token .*goodpod05/,
    'It excuses one product by its label.',
  ],
  [
    /cel-admission\/C-0012 .*Allowed is allowed/,
    'It permits the value by a list of its own.',
  ],
  [
    /cel-admission\/C-0012 .*matching sensitiveValues/,
    'No secret is called topsecret; words that merely end so name other things.',
  ],
  [
    /cel-admission\/C-0061/,
    'No namespace means the one that is deployed to, not the default one.',
  ],
  [
    /cel-admission\/C-0075 .*onlyletters/,
    'A tag of letters can be a version as well; those that move are known by name.',
  ],
  [
    /cel-admission\/C-0075 .*"test:v1"/,
    'A tag of the major version only moves with every release.',
  ],
  [
    /cel-admission\/C-0077/,
    'Labels count on the object or on its pods; tools read them from either.',
  ],
  [
    /cel-admission\/C-02(68|69|71) .*not in the limit/,
    'It is set; bounds are the wish of a configuration.',
  ],
  [
    /cel-admission\/C-0280 .*\/\* is blocked/,
    'The API reads an asterisk after the slash as a name, which grants nothing.',
  ],
  [
    /badrobot\/(ns|crb-ns)-default/,
    'Neither a namespace nor a binding for the cluster lies in a namespace.',
  ],
  [
    /badrobot\/deploy-sc-spec-(priv|cap-sysadmin)/,
    'Pods have no such field, only containers; invalid-manifest finds it.',
  ],
  [
    /badrobot\/cr-all-clusterrolesandbindings-verbs/,
    'Who writes roles and bindings can pass on only what he has, unless he may bind or escalate.',
  ],
];

/** Checks narrower than our rule: what they refuse must fail, what they let pass may still. */
export const narrowerPods = [
  'marvin/M-1(09|14)',
  'badrobot/cr-(coreapi-limited|noncoreapi-star|all-cluster\\w+-only|pods|sa-|node-)',
  'regula/allow_privilege_escalation',
  'cel-admission/C-00(20|45|74)',
  'cel-admission/.*(does not cover|not from insecure|non-SYS_ADMIN|core apiGroup)',
  'cel-admission/.*(not the default one|system:authenticated is|drop NET_RAW)',
  'cel-admission/C-0198 \\(Pod without',
];
