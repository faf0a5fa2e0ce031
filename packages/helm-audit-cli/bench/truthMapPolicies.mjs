/** The trigger alone, which we advise against, is not what they ask about. */
const runsHead = (_, { message }) => message.includes('fetches the code');
const runsArtifact = (_, { message }) =>
  message.includes('run before has left');

const pastes = (_, { message }) => message.includes(' into a script, ');

/**
 * Actions of the forge itself are trusted there, and mildly judged by us. Workflows that a job
 * calls and images that it runs in are not looked at there.
 */
const movesForeign = (_, { message, severity }) =>
  severity !== 'low' &&
  message.includes('branches') &&
  message
    .split(' ')
    .some(word => /^docker:|@/.test(word) && !/\.ya?ml@/.test(word));

/**
 * Which of our rules say what queries of CodeQL say, in which folder of tests. Left out are
 * those on what flows through outputs, artifacts and caches beside, on known vulnerable
 * versions of actions, and on runners of one's own.
 */
export const codeqlQueries = [
  {
    name: 'code-injection',
    folder: 'CWE-094',
    fails: ['CodeInjectionCritical', 'CodeInjectionMedium'],
    rules: ['ci-script-injection'],
    concerns: pastes,
  },
  {
    name: 'cache-poisoning-by-code',
    folder: 'CWE-349',
    fails: ['CachePoisoningViaCodeInjection'],
    rules: ['ci-script-injection'],
    concerns: pastes,
  },
  {
    name: 'environment-injection',
    folder: 'CWE-077',
    fails: [
      'EnvVarInjectionCritical',
      'EnvVarInjectionMedium',
      'EnvPathInjectionCritical',
      'EnvPathInjectionMedium',
    ],
    rules: ['ci-script-injection'],
    concerns: (_, { message }) => message.includes('of later steps'),
  },
  {
    name: 'untrusted-checkout',
    folder: 'CWE-829',
    fails: ['UntrustedCheckoutCritical'],
    leftOut: ['UntrustedCheckoutHigh'],
    rules: ['untrusted-ci-trigger'],
    concerns: runsHead,
  },
  {
    name: 'artifact-poisoning',
    folder: 'CWE-829',
    fails: ['ArtifactPoisoningCritical'],
    leftOut: ['ArtifactPoisoningMedium'],
    rules: ['untrusted-ci-trigger'],
    concerns: runsArtifact,
  },
  {
    name: 'unpinned-tag',
    folder: 'CWE-829',
    fails: ['UnpinnedActionsTag'],
    rules: ['unpinned-ci-action'],
    concerns: movesForeign,
  },
  {
    name: 'missing-workflow-permissions',
    folder: 'CWE-275',
    fails: ['MissingActionsPermissions'],
    rules: ['broad-ci-permissions'],
    concerns: (_, { message }) => message.includes('does not say what'),
  },
  {
    name: 'excessive-secrets-exposure',
    folder: 'CWE-312',
    fails: ['ExcessiveSecretsExposure'],
    rules: ['inherited-ci-secrets'],
  },
];

/** Checks that are narrower than our rule: what they let pass may still fail. */
export const narrowerPolicies = [
  'codeql/cache-poisoning-by-code',
  'weave/RBACProhibit(List|Watch|Wildcard)OnSecrets',
];

/** Why we disagree with cases, by their names. */
export const explainedPolicies = [
  [
    /codeql\/code-injection .*composite-action-caller-4/,
    'What the action does stands in another repository.',
  ],
  [
    /codeql\/code-injection .*inter-job5/,
    'The job does not need the other, so its output is empty; their own comment says so.',
  ],
  [
    /codeql\/environment-injection .*test[46]\.yml/,
    'A title and the name of a branch have one line, which sets the variable that was meant and no other.',
  ],
  [
    /codeql\/(untrusted-checkout|artifact-poisoning) \(CWE-829 actions\//,
    'We name the workflow that uses the action, for only there is it known what starts it.',
  ],
  [
    /codeql\/untrusted-checkout .*untrusted_checkout3/,
    'The action that fetches the code is named there; we name the workflow, which runs it.',
  ],
  [
    /codeql\/untrusted-checkout .*poc2/,
    'The action that finds the commit lets only people through who may write.',
  ],
  [
    /codeql\/untrusted-checkout .*test28/,
    'One of two ways in goes by the name of a bot alone, which others can make act.',
  ],
  [
    /codeql\/untrusted-checkout .*untrusted_checkout_5/,
    'The condition names the owner of the repository itself, which holds for all pull requests.',
  ],
  [
    /codeql\/artifact-poisoning .*artifactpoisoning101/,
    'No run came before a pull request, so there is nothing to fetch.',
  ],
  [
    /codeql\/artifact-poisoning .*artifactpoisoning9[12]/,
    'The commit that is checked out and run stands in the artifact.',
  ],
  [
    /kubewarden\/allow-privilege-escalation.*without_security_context/,
    'The policy itself switches it off where nothing is set; the manifest alone allows it.',
  ],
  [
    /weave\/ControllerContainerRunningAs(Root|User) \((missing_|pod_|container_)/,
    'A user other than 0 is not root without the flag, and none is with it; each says enough, and the containers win over their pod.',
  ],
  [
    /kubewarden\/probes-policy .*readiness/,
    'A container without a port and a Service gets no traffic that readiness could hold back.',
  ],
  [
    /poutine\/untrusted_checkout_exec \(valid\.yml/,
    'The job runs on pushes only, which are no changes of strangers; their own comment says so.',
  ],
];

/**
 * Which of our rules say what a policy of kubewarden says, and the tests whose settings ask for
 * the same. Left out are policies that change objects, that ask the cluster, and that are all
 * settings (labels, registries, ranges of users and resources).
 */
export const kubewardenPolicies = {
  'allow-privilege-escalation-psp-policy': { rules: ['privilege-escalation'] },
  'apparmor-psp-policy': { rules: ['unconfined-apparmor'] },
  'container-resources-policy': {
    rules: [
      'missing-cpu-request',
      'missing-memory-request',
      'missing-memory-limit',
    ],
    only: /^reject .*no resources when|^allow containers while ignoring resources/,
  },
  'deprecated-api-versions-policy': {
    rules: ['removed-api-version', 'deprecated-api-version'],
    only: /dropped|real manifest/,
  },
  'disallow-service-loadbalancer-policy': { rules: ['public-service'] },
  'disallow-service-nodeport-policy': { rules: ['public-service'] },
  'env-variable-secrets-scanner-policy': {
    rules: ['secret-in-env', 'hard-coded-secret'],
  },
  'host-namespaces-psp-policy': { rules: ['host-namespace', 'host-port'] },
  'hostpaths-psp-policy': {
    rules: ['host-path-mount'],
    only: /^reject|no hostPath/,
  },
  'ingress-policy': { rules: ['ingress-without-tls'], only: /TLS|^accept/ },
  'pod-privileged-policy': {
    rules: ['privileged-container'],
    only: /^(accept|reject[^]*)$/,
  },
  'probes-policy': {
    rules: ['missing-liveness-probe', 'missing-readiness-probe'],
    only: /valid (pod|liveness|readiness)/,
  },
  'share-pid-namespace-policy': { rules: ['shared-process-namespace'] },
  'sysctl-psp-policy': {
    rules: ['unsafe-sysctl'],
    only: /any sysctls|safe list|^reject/,
  },
  'user-group-psp-policy': { rules: ['runs-as-root'], only: /0 as user/ },
};

/**
 * Which of our rules say what a policy of weaveworks says. Left out are those on labels, names
 * and namespaces of one's own, on variables of databases, and on objects of Flux.
 */
export const weavePolicies = {
  ControllerContainerRunningAsRoot: ['runs-as-root'],
  ControllerContainerRunningAsUser: ['runs-as-root'],
  ControllerMissingSecurityContext: ['runs-as-root'],
  ControllerContainerBlockSysctls: ['unsafe-sysctl'],
  'ControllerContainerBlockSysctls_CVE-2022-0811': ['unsafe-sysctl'],
  RBACProhibitListOnSecrets: ['rbac-secret-access', 'rbac-wildcard'],
  RBACProhibitWatchOnSecrets: ['rbac-secret-access', 'rbac-wildcard'],
  RBACProhibitWildcardOnSecrets: ['rbac-secret-access', 'rbac-wildcard'],
  RBACProhibitWildcardsOnPolicyRuleResources: ['rbac-wildcard'],
  RBACProhibitWildcardsOnPolicyRuleVerbs: ['rbac-wildcard'],
};

/** Our rules that say that the API refuses an object. */
export const refusing = [
  'invalid-manifest',
  'invalid-metadata',
  'invalid-port',
  'invalid-schedule',
  'selector-mismatch',
  'invalid-spread-constraint',
];

/**
 * Errors that no chart makes: namespaces, which are given at install; annotations that were
 * fields before 1.20; and fields that controllers write or that came with the last releases.
 */
export const farFetched = new RegExp(
  [
    'metadata\\.(namespace|generateName)|(seccomp\\.security|apparmor\\.security)',
    'in annotation and field must match|config\\.mirror|pod-deletion-cost',
    'clusterTrustBundle|stopSignal|atchLabelKeys|schedulingGates|rollback',
    'clusterIPs|topology-mode|volumeAttributesClassName|dataSource|AttributesClass',
    'resourceClaim|status\\.|hugepages|matchFields|localhostProfile',
    "may not be '\\.\\.'|may not contain '/'|Unsupported value: \"\"",
  ].join('|'),
);
