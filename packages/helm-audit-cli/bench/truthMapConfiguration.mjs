/** Which of our rules say what a rule of datree says. Any of several may. */
export const datreeChecks = {
  CRONJOB_INVALID_SCHEDULE_VALUE: ['invalid-schedule'],
  INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE: ['wildcard-ingress-host'],
  RESOURCE_MISSING_NAME: ['invalid-metadata'],
  WORKLOAD_INVALID_LABELS_VALUE: ['invalid-metadata'],
  CONTAINERS_MISSING_MEMORY_REQUEST_KEY: ['missing-memory-request'],
  CONTAINERS_MISSING_CPU_REQUEST_KEY: ['missing-cpu-request'],
  CONTAINERS_MISSING_MEMORY_LIMIT_KEY: ['missing-memory-limit'],
  SERVICE_INCORRECT_TYPE_VALUE_NODEPORT: ['public-service'],
  WORKLOAD_INCORRECT_RESTARTPOLICY_VALUE_ALWAYS: ['invalid-manifest'],
  CONTAINERS_MISSING_LIVENESSPROBE_KEY: ['missing-liveness-probe'],
  CONTAINERS_MISSING_READINESSPROBE_KEY: ['missing-readiness-probe'],
  HPA_MISSING_MINREPLICAS_KEY: ['hpa-min-below-two'],
  HPA_MISSING_MAXREPLICAS_KEY: ['hpa-no-headroom', 'invalid-manifest'],
  WORKLOAD_INCORRECT_NAMESPACE_VALUE_DEFAULT: ['default-namespace'],
  DEPLOYMENT_INCORRECT_REPLICAS_VALUE: ['single-replica'],
  CRONJOB_MISSING_STARTINGDEADLINESECOND_KEY: ['cronjob-unsafe-schedule'],
  CRONJOB_MISSING_CONCURRENCYPOLICY_KEY: ['cronjob-unsafe-schedule'],
  K8S_INCORRECT_KIND_VALUE_POD: ['naked-pod'],
  CONTAINERS_MISSING_PRESTOP_KEY: ['missing-graceful-shutdown'],
  EKS_MISSING_KEY_TOPOLOGYKEY: ['missing-node-spread', 'invalid-manifest'],
  'K8S_DEPRECATED_APIVERSION_1.16': ['removed-api-version'],
  'K8S_DEPRECATED_APIVERSION_1.17': ['removed-api-version'],
  'K8S_DEPRECATED_APIVERSION_1.19': ['removed-api-version'],
  'K8S_DEPRECATED_APIVERSION_1.21': ['removed-api-version'],
  'K8S_DEPRECATED_APIVERSION_1.22': ['removed-api-version'],
  'K8S_DEPRECATED_APIVERSION_1.23': ['removed-api-version'],
  'K8S_DEPRECATED_APIVERSION_1.24': ['removed-api-version'],
  'K8S_REMOVED_APIVERSION_1.22': ['removed-api-version'],
  'K8S_REMOVED_APIVERSION_1.23': ['removed-api-version'],
  'K8S_REMOVED_APIVERSION_1.24': ['removed-api-version'],
  'K8S_REMOVED_APIVERSION_1.25': ['removed-api-version'],
  'K8S_REMOVED_APIVERSION_1.26': ['removed-api-version'],
  'K8S_REMOVED_APIVERSION_1.27': ['removed-api-version'],
};

const REQUESTS = ['missing-cpu-request', 'missing-memory-request'];
const MEMORY_LIMIT = ['missing-memory-limit'];
const PROBES = ['missing-readiness-probe', 'missing-liveness-probe'];
const OLD_API = ['removed-api-version', 'deprecated-api-version'];
const TAG = ['mutable-image-tag'];
const SCHEDULE = ['invalid-schedule'];
const ANY_HOST = ['wildcard-ingress-host'];

/** By the name of the test. */
export const checkovChecks = {
  CPURequests: ['missing-cpu-request'],
  DefaultNamespace: ['default-namespace'],
  LivenessProbe: ['missing-liveness-probe'],
  MemoryLimits: MEMORY_LIMIT,
  MemoryRequests: ['missing-memory-request'],
  ReadinessProbe: ['missing-readiness-probe'],
};

/** By policy and name of the test. */
export const gatekeeperChecks = {
  'block-wildcard-ingress/block-wildcard-ingress': ANY_HOST,
  'horizontalpodautoscaler/horizontal-pod-autoscaler': ['hpa-min-below-two'],
  'requiredprobes/required-probes': PROBES,
  'verifydeprecatedapi/verify-1.16': OLD_API,
  'verifydeprecatedapi/verify-1.22': OLD_API,
  'verifydeprecatedapi/verify-1.25': OLD_API,
  'verifydeprecatedapi/verify-1.26': OLD_API,
  'verifydeprecatedapi/verify-1.27': OLD_API,
  'verifydeprecatedapi/verify-1.29': OLD_API,
};

/** By policy. */
export const kyvernoChecks = {
  'check-deprecated-apis': OLD_API,
  'disallow-default-namespace': ['default-namespace'],
  'disallow-empty-ingress-host': ANY_HOST,
  'ensure-probes-different': ['identical-probes'],
  'imagepullpolicy-always': ['stale-pull-policy'],
  'ingress-host-match-tls': ['ingress-without-tls'],
  'pdb-maxunavailable': ['blocking-pdb'],
  'prevent-bare-pods': ['naked-pod'],
  'require-deployments-have-multiple-replicas': ['single-replica'],
  'require-emptydir-requests-limits': ['missing-ephemeral-storage'],
  'require-labels': ['missing-recommended-labels'],
  'require-pod-priorityclassname': ['missing-priority-class'],
  'require-pod-requests-limits': [...REQUESTS, ...MEMORY_LIMIT],
  'require-probes': PROBES,
  'require-qos-burstable': ['best-effort-qos'],
  'restrict-deprecated-registry': ['retired-image'],
  'restrict-ingress-wildcard': ANY_HOST,
  'topologyspreadconstraints-policy': [
    'missing-node-spread',
    'missing-zone-spread',
  ],
  'validate-cron-schedule': SCHEDULE,
  'disallow-helm-tiller': ['retired-image'],
  'deny-privileged-profile': ['missing-pod-security-admission'],
};

/** By the name of the check's file. */
export const trivyChecks = {
  CPU_requests_not_specified: ['missing-cpu-request'],
  default_namespace_should_not_be_used: ['default-namespace'],
  memory_not_limited: MEMORY_LIMIT,
  memory_requests_not_specified: ['missing-memory-request'],
};

/** By the test of a kind, and the code that it expects. */
export const popeyeChecks = {
  pdb: { 'POP-900': ['dangling-pdb'] },
  hpa: { 'POP-600': ['dangling-hpa'] },
  ing: { 'POP-140[12]': ['dangling-ingress'] },
  np: { 'POP-1200': ['dangling-network-policy'] },
  container: { 'POP-10[01]': TAG },
  dp: {
    'POP-10[01]': TAG,
    'POP-106': REQUESTS,
    'POP-507': ['missing-config-reference'],
  },
  ds: {
    'POP-10[01]': TAG,
    'POP-106': REQUESTS,
    'POP-507': ['missing-config-reference'],
  },
  sts: {
    'POP-10[01]': TAG,
    'POP-106': REQUESTS,
    'POP-507': ['missing-config-reference'],
  },
  cronjob: {
    'POP-10[01]': TAG,
    'POP-307': ['missing-config-reference'],
    'POP-106': REQUESTS,
  },
  job: { 'POP-10[01]': TAG, 'POP-106': REQUESTS },
  pod: {
    'POP-10[01]': TAG,
    'POP-208': ['naked-pod'],
    'POP-209': ['overlapping-pdb'],
    'POP-301': ['automounted-service-account-token', 'token-mounting-account'],
  },
  gwr: { 'POP-1106': ['dangling-ingress'] },
  rb: { 'POP-1300': ['dangling-role-binding'] },
  crb: { 'POP-1300': ['dangling-role-binding'] },
};

/**
 * Which of our rules say what a rule of kubescape says, other than those on security. Left out
 * are those that ask for CPU limits.
 */
export const kubescapeChecks = {
  'configured-liveness-probe': ['missing-liveness-probe'],
  'configured-readiness-probe': ['missing-readiness-probe'],
  'dangling-gateway-backend': ['dangling-ingress'],
  'dangling-ingress-backend': ['dangling-ingress'],
  'dangling-networkpolicy': ['dangling-network-policy'],
  'duplicate-env-var': ['duplicate-env'],
  'hpa-has-target': ['dangling-hpa'],
  'k8s-common-labels-usage': ['missing-recommended-labels'],
  'mismatching-selector': ['selector-mismatch'],
  'naked-pods': ['naked-pod'],
  'no-rolling-update-strategy': ['recreate-strategy'],
  'non-existent-service-account': ['missing-config-reference'],
  'pods-in-default-namespace': ['default-namespace'],
  'configmap-in-default-namespace': ['default-namespace'],
  'csistoragecapacity-in-default-namespace': ['default-namespace'],
  'endpoints-in-default-namespace': ['default-namespace'],
  'endpointslice-in-default-namespace': ['default-namespace'],
  'horizontalpodautoscaler-in-default-namespace': ['default-namespace'],
  'ingress-in-default-namespace': ['default-namespace'],
  'lease-in-default-namespace': ['default-namespace'],
  'persistentvolumeclaim-in-default-namespace': ['default-namespace'],
  'poddisruptionbudget-in-default-namespace': ['default-namespace'],
  'podtemplate-in-default-namespace': ['default-namespace'],
  'replicationcontroller-in-default-namespace': ['default-namespace'],
  'resources-secret-in-default-namespace': ['default-namespace'],
  'role-in-default-namespace': ['default-namespace'],
  'rolebinding-in-default-namespace': ['default-namespace'],
  'service-in-default-namespace': ['default-namespace'],
  'serviceaccount-in-default-namespace': ['default-namespace'],

  'resource-policies': [
    'missing-cpu-request',
    'missing-memory-request',
    'missing-memory-limit',
    'cpu-limit-throttling',
  ],
  'resources-cpu-requests': ['missing-cpu-request'],
  'resources-memory-limit-and-request': [
    'missing-memory-request',
    'missing-memory-limit',
    'request-exceeds-limit',
  ],
  'resources-memory-limits': ['missing-memory-limit'],
  'resources-memory-requests': ['missing-memory-request'],
  'service-with-no-workload': ['dangling-service'],
};

const LIMITS =
  'Requests that are not set default to the limits, so they are there.';

const BATCH_PRIORITY =
  'A job that waits for room does what it should; it need not push services aside.';
const SPREAD_BY_ZONE =
  'Pods in several zones are on several nodes; a second constraint adds nothing.';
const ALWAYS =
  'Kubernetes itself pulls latest each time; the field need not say so.';

/** Why we disagree with a case, one line each. */
export const explainedConfiguration = {
  'datree/CONTAINERS_MISSING_CPU_REQUEST_KEY/fail/3-fail.yaml': LIMITS,
  'kubescape/resources-cpu-requests/pod-only-requests': LIMITS,
  'kubescape/resources-memory-requests/pod-only-requests': LIMITS,
  'kubescape/resources-memory-limit-and-request/pod-only-requests': LIMITS,
  'kubescape/k8s-common-labels-usage/workload':
    'One of the recommended labels is not enough to tell releases apart.',
  'kubescape/no-rolling-update-strategy/deployment':
    'One replica that no Service selects loses nothing by Recreate.',
  'kubescape/pods-in-default-namespace/pod':
    'No namespace means the one that is deployed to, not the default one.',
  'datree/INGRESS_INCORRECT_HOST_VALUE_PERMISSIVE/pass/6-pass.yaml':
    'All hosts of a domain are more than one service has.',
  'datree/CONTAINERS_MISSING_PRESTOP_KEY/fail/60-fail.yaml':
    'Neither a port nor a Service: nobody sends requests that could be cut off.',
  'kyverno/other-cel/ingress-host-match-tls (ingress-good.yaml Ingress goodingress07)':
    'A rule without host and TLS is served in plain text.',
  'kyverno/other/ingress-host-match-tls (ingress-good.yaml Ingress goodingress07)':
    'A rule without host and TLS is served in plain text.',
  'kyverno/other-cel/pdb-maxunavailable (PodDisruptionBudget good-pdb-none)':
    'A budget without a bound allows no disruption.',
  'kyverno/other-cel/require-pod-priorityclassname (podcontroller-bad.yaml CronJob badcronjob01)':
    BATCH_PRIORITY,
  'kyverno/other/require-pod-priorityclassname (podcontroller-bad.yaml CronJob badcronjob01)':
    BATCH_PRIORITY,
  'kyverno/other-cel/topologyspreadconstraints-policy (podcontrollers-bad.yaml Deployment baddeploy01)':
    SPREAD_BY_ZONE,
  'kyverno/other-cel/topologyspreadconstraints-policy (podcontrollers-bad.yaml Deployment baddeploy02)':
    SPREAD_BY_ZONE,
  'kyverno/other-cel/topologyspreadconstraints-policy (StatefulSet badss01)':
    SPREAD_BY_ZONE,
  'kyverno/other-cel/topologyspreadconstraints-policy (StatefulSet badss02)':
    SPREAD_BY_ZONE,
  'kyverno/other/imagepullpolicy-always (Deployment mydeploy1)': ALWAYS,
  'kyverno/other/imagepullpolicy-always (Pod myapp-pod-2)': ALWAYS,
  'popeye/pdb/pdb1 (POP-900)':
    'The pods are bare ones, whose number a budget cannot work out.',
  'kubescape/endpoints-in-default-namespace/kubernetes-default-allowed':
    'The endpoints of the API server are no part of what anybody deploys.',
  'kubescape/role-in-default-namespace/role':
    'No namespace means the one that is deployed to, not the default one.',
};
