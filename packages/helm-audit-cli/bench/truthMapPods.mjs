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

/** Why we disagree with a case, one line each. */
export const explainedPods = [
  [
    /pod-security\/\w+\/fail\/capabilities_baseline[23]/,
    'By its spelling it names nothing, or what the baseline standard permits.',
  ],
  [
    /pod-security\/\w+\/fail\/selinuxoptions[034]/,
    "The container's own value wins over its pod's, also where it is empty.",
  ],
  [
    /pod-security\/baseline\/pass\/procmount1/,
    'The restricted standard forbids it; in a user namespace it weighs little.',
  ],
  [
    /container_readinessprobe_notset/,
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
];
