/** Which of our rules say what a rule of datree says. Any of several may. */
export const datreeChecks = {
  CONTAINERS_MISSING_MEMORY_REQUEST_KEY: ['missing-memory-request'],
  CONTAINERS_MISSING_CPU_REQUEST_KEY: ['missing-cpu-request'],
  CONTAINERS_MISSING_MEMORY_LIMIT_KEY: ['missing-memory-limit'],
  SERVICE_INCORRECT_TYPE_VALUE_NODEPORT: ['public-service'],
  WORKLOAD_INCORRECT_RESTARTPOLICY_VALUE_ALWAYS: [
    'never-restarts',
    'invalid-manifest',
  ],
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

/** Which of our rules say what a rule of kubescape says, other than those on security. */
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
  'resource-policies': [
    'missing-cpu-request',
    'missing-memory-request',
    'missing-memory-limit',
    'cpu-limit-throttling',
  ],
  'resources-cpu-limit-and-request': [
    'missing-cpu-request',
    'request-exceeds-limit',
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

/** Why we disagree with a case, one line each. */
export const explainedConfiguration = {
  'datree/CONTAINERS_MISSING_CPU_REQUEST_KEY/fail/3-fail.yaml': LIMITS,
  'kubescape/resources-cpu-requests/pod-only-requests': LIMITS,
  'kubescape/resources-memory-requests/pod-only-requests': LIMITS,
  'kubescape/resources-cpu-limit-and-request/pod-only-requests': LIMITS,
  'kubescape/resources-memory-limit-and-request/pod-only-requests': LIMITS,
  'kubescape/resources-cpu-limit-and-request/pod-only-limits':
    'The request is there; a CPU limit throttles and is not asked for.',
  'kubescape/k8s-common-labels-usage/workload':
    'One of the recommended labels is not enough to tell releases apart.',
  'kubescape/no-rolling-update-strategy/deployment':
    'One replica that no Service selects loses nothing by Recreate.',
  'kubescape/pods-in-default-namespace/pod':
    'No namespace means the one that is deployed to, not the default one.',
};
