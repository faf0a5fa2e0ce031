/**
 * Which of our rules say what a policy of a library says, by its folder or name. Where what
 * they let pass says less than our rule asks for, `passes` names the rules for those cases.
 */
const DROPPED = ['undropped-capabilities'];
const HOST_NAMESPACE = ['host-namespace'];
const HOST_PATH = ['host-path-mount'];
const TOKENS = ['automounted-service-account-token', 'token-mounting-account'];

/**
 * vap-library: left out are policies on the fields of Flux and of routes, and on folders of
 * dashboards, which are their users' own wishes.
 */
export const vapLibraryPolicies = {
  'no-default-sa-rolebinding': { rules: ['default-service-account'] },
  'pss-capabilities': {
    rules: [...DROPPED, 'added-capabilities', 'dangerous-capabilities'],
  },
  'pss-privilege-escalation': { rules: ['privilege-escalation'] },
  'pss-running-as-non-root': { rules: ['runs-as-root'] },
  // It lets pass what the image may run as root.
  'pss-running-as-non-root-user': { rules: ['runs-as-root'], passes: [] },
  'pss-seccomp': { rules: ['missing-seccomp-profile'] },
  'pss-volume-types': { rules: [...HOST_PATH, 'unrestricted-volume-type'] },
  // The kinds of resources are parameters, and what is missing is storage, of which we ask a
  // limit only where there is scratch space.
  'resource-limit-types': { rules: [], passes: ['missing-memory-limit'] },
  'resource-request-types': {
    rules: [],
    passes: ['missing-cpu-request', 'missing-memory-request'],
  },
  'service-type': { rules: ['public-service'] },
};

/**
 * raspbernetes/k8s-security-policies: left out are those on the control plane, CPU limits,
 * aliases of hosts, and secrets in files only.
 */
export const raspbernetesPolicies = {
  'CIS.5.1.1': { rules: ['cluster-admin-binding'] },
  'CIS.5.1.2': {
    rules: ['rbac-secret-access', 'rbac-wildcard'],
    passes: ['rbac-secret-access'],
  },
  'CIS.5.1.3': { rules: ['rbac-wildcard'] },
  // It looks at the account called default only.
  'CIS.5.1.5': { rules: TOKENS, passes: ['token-mounting-account'] },
  'CIS.5.1.6': { rules: TOKENS },
  'CIS.5.2.1': { rules: ['privileged-container'] },
  'CIS.5.2.2': { rules: HOST_NAMESPACE },
  'CIS.5.2.3': { rules: HOST_NAMESPACE },
  'CIS.5.2.4': { rules: HOST_NAMESPACE },
  'CIS.5.2.5': { rules: ['privilege-escalation'] },
  'K.SEC.02': { rules: ['missing-memory-limit'] },
  'K.SEC.03': { rules: ['dangerous-capabilities'] },
  'K.SEC.04': { rules: DROPPED },
  'K.SEC.05': { rules: ['privileged-container'] },
  'K.SEC.06': { rules: ['writable-root-filesystem'] },
  'K.SEC.07': { rules: ['runs-as-root'] },
  'K.SEC.08': {
    rules: ['runs-as-root', 'low-user-id'],
    passes: ['low-user-id'],
  },
  'K.SEC.10': { rules: HOST_NAMESPACE },
  'K.SEC.11': { rules: HOST_NAMESPACE },
  'K.SEC.12': { rules: HOST_NAMESPACE },
  'K.SEC.13': { rules: HOST_PATH, passes: [] },
  'K.SEC.14': { rules: ['mutable-image-tag'] },
  'K.SEC.15': { rules: ['privilege-escalation'] },
};

/**
 * FairwindsOps/insights-plugins: left out are those on the age of objects, labels and
 * annotations of their users, the expiry of certificates, and types of paths.
 */
export const insightsPolicies = {
  // Either capability will do for them; we ask for all.
  'cap-net-raw-cve-2020-10749': { rules: DROPPED, passes: [] },
  'containerd-hostpath-cve-2021-43816': { rules: HOST_PATH },
  'docker-socket-detector': { rules: HOST_PATH },
  'external-probes': { rules: ['probe-host'] },
  'gke-insecure-default-clusterrolebinding': {
    rules: ['default-service-account'],
  },
  'gke-insecure-default-rolebinding': { rules: ['default-service-account'] },
  'hostpath-volume-mounts': { rules: HOST_PATH },
  'nginx-cve-2023-5043': { rules: ['ingress-snippet'] },
  'not-in-namespace': { rules: ['default-namespace'] },
  'rollout-strategy': { rules: ['rollout-drops-capacity'] },
};

/**
 * digitalocean/clusterlint, by the file of a check: left out are those on what runs in a
 * cluster, on what nothing uses, on its own storage and nodes, and on short names of images.
 */
export const clusterlintChecks = {
  'basic/bare_pods': { rules: ['naked-pod'] },
  // What runs late is not their matter.
  'basic/cronjob_concurrency': {
    rules: ['cronjob-unsafe-schedule'],
    passes: [],
  },
  // The table on names that can't be read, not the one on names without a registry.
  'basic/fully_qualified_image': {
    rules: ['invalid-manifest'],
    test: 'TestMalformedImageError',
  },
  'basic/hostpath': { rules: HOST_PATH },
  'basic/latest_tag': {
    rules: ['mutable-image-tag', 'invalid-manifest'],
    passes: ['mutable-image-tag'],
  },
  'basic/resource_requests': { rules: ['missing-cpu-request'] },
  'doks/node_name_pod_selector': { rules: ['zone-pinned'] },
  'security/privileged_containers': { rules: ['privileged-container'] },
  'security/run_as_non_root': { rules: ['runs-as-root'] },
};

/** The rules for a case; none where ours asks for more than theirs lets pass. */
export function rulesFor({ rules, passes = rules }, fails) {
  return fails ? rules : passes;
}

/** Why we disagree with a case, one line each. */
export const explainedLibraries = [
  [
    /clusterlint\/run_as_non_root .*pod run as non root true, (init )?container run as non root false/,
    "The container's own value wins over its pod's.",
  ],
  [
    /clusterlint\/node_name_pod_selector/,
    'A bare Pod is lost with its node wherever it may run, which naked-pod finds.',
  ],
  [
    /insights\/rollout-strategy \(failure/,
    'Of one replica, three quarters are none: Kubernetes rounds down.',
  ],
  [
    /raspbernetes\/CIS\.5\.1\.3 .*"\*", "tokenviews", "create"/,
    'Resources and verbs are named; the group alone grants nothing more.',
  ],
  [
    /raspbernetes\/CIS\.5\.1\.5 \(fails "Pod"/,
    'Without its token the default account is of no use to the pod.',
  ],
];
