/**
 * Which of our rules say what a check of polaris says. Any of several may. Left out are those
 * on bindings to roles that may exec, because we judge the role itself, and those that demand
 * what our rules advise against: CPU limits, pulling pinned images again, and an instance
 * label that equals the name.
 */
export const polarisChecks = {
  automountServiceAccountToken: ['automounted-service-account-token'],
  clusterrolePodExecAttach: ['rbac-escalation', 'rbac-wildcard'],
  clusterrolebindingClusterAdmin: ['cluster-admin-binding'],
  cpuRequestsMissing: ['missing-cpu-request'],
  dangerousCapabilities: ['dangerous-capabilities'],
  deploymentMissingReplicas: ['single-replica'],
  hostIPCSet: ['host-namespace'],
  hostNetworkSet: ['host-namespace'],
  hostPIDSet: ['host-namespace'],
  hostPathSet: ['host-path-mount'],
  hostPortSet: ['host-port'],
  hostProcess: ['privileged-container', 'host-namespace'],
  hpaMaxAvailability: ['hpa-no-headroom'],
  hpaMinAvailability: ['hpa-min-below-two'],
  insecureCapabilities: ['undropped-capabilities'],
  livenessProbeMissing: ['missing-liveness-probe'],
  memoryLimitsMissing: ['missing-memory-limit'],
  memoryRequestsMissing: ['missing-memory-request'],
  missingPodDisruptionBudget: ['missing-pdb', 'dangling-pdb'],
  missingNetworkPolicy: ['missing-network-policy'],
  nakedPod: ['naked-pod'],
  notReadOnlyRootFilesystem: ['writable-root-filesystem'],
  pdbDisruptionsIsZero: ['blocking-pdb'],
  pdbMinAvailableGreaterThanHPAMinReplicas: ['blocking-pdb'],
  priorityClassNotSet: ['missing-priority-class'],
  privilegeEscalationAllowed: ['privilege-escalation'],
  procMount: ['unmasked-proc'],
  readinessProbeMissing: ['missing-readiness-probe'],
  rolePodExecAttach: ['rbac-escalation', 'rbac-wildcard'],
  rolebindingClusterAdminClusterRole: ['cluster-admin-binding'],
  rolebindingClusterAdminRole: ['cluster-admin-binding'],
  runAsPrivileged: ['privileged-container'],
  runAsRootAllowed: ['runs-as-root'],
  sensitiveConfigmapContent: ['secret-in-config-map'],
  sensitiveContainerEnvVar: ['secret-in-env'],
  tagNotSpecified: ['mutable-image-tag'],
  tlsSettingsMissing: ['ingress-without-tls'],
  topologySpreadConstraint: ['missing-node-spread'],
};

/** Which of our rules say what a check of kube-score says. */
export const kubeScoreChecks = {
  'Container Image Tag': ['mutable-image-tag'],
  'Container Resources': [
    'missing-cpu-request',
    'missing-memory-request',
    'missing-memory-limit',
  ],
  'Container Seccomp Profile': ['missing-seccomp-profile'],
  'Container Security Context Privileged': ['privileged-container'],
  'Container Security Context ReadOnlyRootFilesystem': [
    'writable-root-filesystem',
  ],
  'CronJob RestartPolicy': ['invalid-manifest'],
  'CronJob has deadline': ['cronjob-unsafe-schedule'],
  'Deployment Replicas': ['single-replica'],
  'Deployment Strategy': ['recreate-strategy'],
  'Deployment has PodDisruptionBudget': ['missing-pdb', 'dangling-pdb'],
  'StatefulSet has PodDisruptionBudget': ['missing-pdb', 'dangling-pdb'],
  'Deployment has host PodAntiAffinity': ['missing-node-spread'],
  'StatefulSet has host PodAntiAffinity': ['missing-node-spread'],
  'Deployment targeted by HPA does not have replicas configured': [
    'hpa-replicas-conflict',
  ],
  'Environment Variable Key Duplication': ['duplicate-env'],
  'HorizontalPodAutoscaler Replicas': ['hpa-min-below-two'],
  'HorizontalPodAutoscaler has target': ['dangling-hpa'],
  'Ingress targets Service': ['dangling-ingress'],
  'NetworkPolicy targets Pod': ['dangling-network-policy'],
  'Pod NetworkPolicy': ['missing-network-policy'],
  'Pod Topology Spread Constraints': ['invalid-spread-constraint'],
  'StatefulSet Pod Selector labels match template metadata labels': [
    'selector-mismatch',
  ],
  'Pod Probes': ['missing-readiness-probe', 'missing-liveness-probe'],
  'Pod Probes Identical': ['identical-probes'],
  'PodDisruptionBudget has policy': ['blocking-pdb'],
  'Service Targets Pod': ['dangling-service'],
  'Service Type': ['public-service'],
  'Stable version': ['removed-api-version', 'deprecated-api-version'],
  'StatefulSet has ServiceName': ['statefulset-service-mismatch'],
};

/**
 * Which of our rules say what a check of kube-linter says. Left out are those on taste (key
 * order, labels, annotations of one's own, ndots, three replicas rather than two) and those that ask for what the API allows,
 * such as a declared port for a probe by number.
 */
export const kubeLinterChecks = {
  'access-to-create-pods': ['rbac-pod-creation'],
  'access-to-secrets': ['rbac-secret-access'],
  'cluster-admin-role-binding': ['cluster-admin-binding'],
  'dangling-horizontalpodautoscaler': ['dangling-hpa'],
  'dangling-ingress': ['dangling-ingress'],
  'dangling-networkpolicy': ['dangling-network-policy'],
  'dangling-service': ['dangling-service'],
  'dangling-servicemonitor': ['dangling-service-monitor'],
  'default-service-account': [
    'default-service-account',
    'automounted-service-account-token',
  ],
  'docker-sock': ['host-path-mount'],
  'drop-net-raw-capability': [
    'dangerous-capabilities',
    'undropped-capabilities',
  ],
  'duplicate-env-var': ['duplicate-env'],
  'env-value-from': ['missing-config-reference'],
  'env-var-secret': ['secret-in-env'],
  'exposed-services': ['public-service'],
  'host-ipc': ['host-namespace'],
  'host-network': ['host-namespace'],
  'host-pid': ['host-namespace'],
  'invalid-target-ports': ['invalid-port'],
  'job-ttl-seconds-after-finished': ['job-without-limits'],
  'latest-tag': ['mutable-image-tag'],
  'mismatching-selector': ['selector-mismatch'],
  'no-anti-affinity': ['missing-node-spread'],
  'no-extensions-v1beta': ['removed-api-version', 'deprecated-api-version'],
  'no-liveness-probe': ['missing-liveness-probe'],
  'no-read-only-root-fs': ['writable-root-filesystem'],
  'no-readiness-probe': ['missing-readiness-probe'],
  'non-existent-service-account': ['missing-config-reference'],
  'non-isolated-pod': ['missing-network-policy'],
  'pdb-max-unavailable': ['blocking-pdb'],
  'pdb-min-available': ['blocking-pdb'],
  'pdb-unhealthy-pod-eviction-policy': ['pdb-unhealthy-eviction'],
  'privilege-escalation-container': ['privilege-escalation'],
  'privileged-container': ['privileged-container'],
  'run-as-non-root': ['runs-as-root'],
  'schema-validation': ['invalid-manifest'],
  'sensitive-host-mounts': ['host-path-mount'],
  'unsafe-proc-mount': ['unmasked-proc'],
  'unsafe-sysctls': ['unsafe-sysctl'],
  'unset-cpu-requirements': ['missing-cpu-request'],
  'unset-memory-requirements': [
    'missing-memory-request',
    'missing-memory-limit',
  ],
  'wildcard-in-rules': ['rbac-wildcard'],
  'writable-host-mount': ['host-path-mount'],
};

const ONE =
  'One replica needs neither a budget nor spreading: a budget there blocks every drain.';
const CLOSED =
  'A direction that a policy governs without a rule is closed, which is as restricted as can be.';
const WORKER =
  'Readiness matters where something sends traffic; a container without a port and a Service is a worker.';
const LIMITS =
  'Requests that are not set default to the limits, so they are there.';

/** Why we disagree with a case, one line each. */
export const explained = {
  'polaris/missingPodDisruptionBudget/failure.yaml': ONE,
  'polaris/topologySpreadConstraint/failure.empty.yaml': ONE,
  'polaris/topologySpreadConstraint/failure.nospreadconstraint.yaml': ONE,
  'kube-score/statefulset-host-antiaffinity-undefined-replicas.yaml (StatefulSet has host PodAntiAffinity)':
    ONE,
  'polaris/missingNetworkPolicy/failure.netpol_missing_egress_rules.yaml':
    CLOSED,
  'polaris/missingNetworkPolicy/failure.netpol_missing_ingress_rules.yaml':
    CLOSED,
  'polaris/readinessProbeMissing/failure.yaml': WORKER,
  'kube-linter/no-readiness-probe (Deployment)': WORKER,
  'kube-linter/no-readiness-probe (DeploymentConfig)': WORKER,
  'kube-score/pod-test-resources-only-limits.yaml (Container Resources)':
    LIMITS,
  'kube-score/deployment-test-resources.yaml (Container Resources)': LIMITS,
  'kube-score/statefulset-test-resources.yaml (Container Resources)': LIMITS,
  'polaris/hpaMinAvailability/success.minReplicaAbsent.yaml':
    'An absent minReplicas is 1.',
  'polaris/missingPodDisruptionBudget/success.many.yaml':
    'The other two budgets of the file protect nothing.',
  'polaris/nakedPod/success.yaml':
    'The Pod stands alone; polaris tells only by a missing label.',
  'kube-score/ingress_issue363.yaml (Ingress targets Service)':
    'The backend is in the form of an older API version; the Service is there.',
  'kube-score/cronjob-batchv1beta1.yaml (Stable version)':
    'kube-score assumes Kubernetes 1.18; 1.25 has removed the version.',
  'kube-linter/latest-tag (dont-fire)':
    'v1 floats: it moves with every release of that major version.',
  'kube-linter/non-isolated-pod (dont-fire)':
    'The policy governs incoming connections only; outgoing ones are open.',
};
