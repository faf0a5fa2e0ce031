/**
 * Which of our rules say what a check of kubesec says, by its function. Left out are those on
 * CPU limits, on host aliases and user namespaces, on the name of the account, on access modes,
 * and on secrets that containers read as variables: no rule of ours asks for that.
 */
export const kubesecChecks = {
  AllowPrivilegeEscalation: ['privilege-escalation'],
  ApparmorUnconfined: ['unconfined-apparmor'],
  AutomountServiceAccountToken: ['automounted-service-account-token'],
  BindingsToSystemAnonymous: ['default-service-account'],
  CapDropAll: ['undropped-capabilities'],
  CapDropAny: ['undropped-capabilities'],
  CapSysAdmin: ['dangerous-capabilities'],
  DockerSock: ['host-path-mount'],
  HostIPC: ['host-namespace'],
  HostNetwork: ['host-namespace'],
  HostPID: ['host-namespace'],
  LimitsMemory: ['missing-memory-limit'],
  Privileged: ['privileged-container'],
  ProcMount: ['host-path-mount'],
  ReadOnlyRootFilesystem: ['writable-root-filesystem'],
  RequestsCPU: ['missing-cpu-request'],
  RequestsMemory: ['missing-memory-request'],
  RunAsGroup: ['low-user-id', 'runs-in-root-group'],
  RunAsNonRoot: ['runs-as-root'],
  RunAsUser: ['low-user-id', 'runs-as-root'],
  SeccompAny: ['missing-seccomp-profile'],
  SeccompUnconfined: ['missing-seccomp-profile'],
  VolumeClaimRequestsStorage: ['invalid-manifest'],
};

/**
 * The checks of kubesec that look for what is bad; the others count what is good, of which
 * every container must have it.
 */
export const kubesecSearches = new Set([
  'AllowPrivilegeEscalation',
  'ApparmorUnconfined',
  'BindingsToSystemAnonymous',
  'CapSysAdmin',
  'DockerSock',
  'HostIPC',
  'HostNetwork',
  'HostPID',
  'Privileged',
  'ProcMount',
  'SeccompUnconfined',
]);

/** The check of kubesec that an example of its acceptance tests is about, by its file. */
export const kubesecExamples = [
  [/^allowPrivilegeEscalation/, 'AllowPrivilegeEscalation'],
  [/apparmor-unconfined|1-dep-apparmor/, 'ApparmorUnconfined'],
  [/automount-sa/, 'AutomountServiceAccountToken'],
  [/cap-drop-all/, 'CapDropAll'],
  [/cap-sys-admin/, 'CapSysAdmin'],
  [/docker-socket/, 'DockerSock'],
  [/host-network/, 'HostNetwork'],
  [/host-pid/, 'HostPID'],
  [/limit-memory/, 'LimitsMemory'],
  [/privileged/, 'Privileged'],
  [/ro-root-fs/, 'ReadOnlyRootFilesystem'],
  [/run-as-group/, 'RunAsGroup'],
  [/run-as-non-root/, 'RunAsNonRoot'],
  [/run-as-user/, 'RunAsUser'],
  [/seccomp-(nonunconfined-(init|ephemeral)|unconfined)/, 'SeccompUnconfined'],
  [/-seccomp-/, 'SeccompAny'],
];

/**
 * Which of our rules say what a rule of semgrep says. Left out are those on files that are no
 * manifests, on the settings of frameworks, and on commands that a job runs.
 */
export const semgrepChecks = {
  'allow-privilege-escalation': ['privilege-escalation'],
  'allow-privilege-escalation-no-securitycontext': ['privilege-escalation'],
  'allow-privilege-escalation-true': ['privilege-escalation'],
  'allowed-unsecure-commands': ['ci-script-injection'],
  'exposing-docker-socket-hostpath': ['host-path-mount'],
  'github-script-injection': ['ci-script-injection'],
  'hostipc-pod': ['host-namespace'],
  'hostnetwork-pod': ['host-namespace'],
  'hostpid-pod': ['host-namespace'],
  'legacy-api-clusterrole-excessive-permissions': ['rbac-wildcard'],
  'privileged-container': ['privileged-container'],
  'pull-request-target-code-checkout': ['untrusted-ci-trigger'],
  'run-as-non-root': ['runs-as-root'],
  'run-as-non-root-container-level': ['runs-as-root'],
  'run-as-non-root-container-level-missing-security-context': ['runs-as-root'],
  'run-as-non-root-security-context-pod-level': ['runs-as-root'],
  'run-as-non-root-unsafe-value': ['runs-as-root'],
  'run-shell-injection': ['ci-script-injection'],
  'seccomp-confinement-disabled': ['missing-seccomp-profile'],
  'third-party-action-not-pinned-to-commit-sha': ['unpinned-ci-action'],
  'workflow-run-target-code-checkout': ['untrusted-ci-trigger'],
  'writable-filesystem-container': ['writable-root-filesystem'],
};

/** Which of our rules say what a policy of terrascan says that its expected output names. */
export const terrascanChecks = {
  ensurePrivateIP: ['public-service'],
  noHttps: ['ingress-without-tls'],
};

/**
 * What we say of charts that terrascan can't load. Left out are those that Helm loads, too: it
 * needs neither values nor templates.
 */
export const terrascanCharts = {
  'chart-bad-name': ['lint-error', 'render-error'],
  'chart-bad-template-file': ['lint-error', 'render-error'],
  'chart-bad-values': ['lint-error', 'render-error'],
  'chart-bad-version': ['incomplete-chart-metadata'],
  'chart-rendering-error': ['lint-error', 'render-error'],
  'happy-path': ['lint-error', 'render-error'],
  'happy-path-with-subchart': ['lint-error', 'render-error'],
};

/**
 * Checks that are narrower than our rule: they look for one value only, or leave what else is
 * wrong to a sister. What they refuse must fail; what they let pass may still.
 */
export const narrowerScanners = new Set([
  'AllowPrivilegeEscalation',
  'BindingsToSystemAnonymous',
  'CapDropAny',
  'CapSysAdmin',
  'DockerSock',
  'ProcMount',
  'SeccompUnconfined',
  'VolumeClaimRequestsStorage',
  'HostIPC',
  'HostNetwork',
  'HostPID',
  'allow-privilege-escalation',
  'allow-privilege-escalation-no-securitycontext',
  'allow-privilege-escalation-true',
  'legacy-api-clusterrole-excessive-permissions',
  'pull-request-target-code-checkout',
  'run-as-non-root',
  'run-as-non-root-container-level',
  'run-as-non-root-container-level-missing-security-context',
  'run-as-non-root-security-context-pod-level',
  'seccomp-confinement-disabled',
  'workflow-run-target-code-checkout',
]);

/** Why we disagree with a case, one line each. */
export const explainedScanners = [
  [
    /kubesec\/SeccompAny \(LocalHost/,
    'The API knows Localhost and refuses a profile of the type LocalHost.',
  ],
  [
    /semgrep\/github-script-injection \(3\)/,
    'What an action takes as its script is code, whoever wrote the action.',
  ],
  [
    /semgrep\/run-shell-injection \(4\)/,
    'Only who may write to the repository can start the workflow and type its input.',
  ],
  [
    /semgrep\/run-shell-injection \(5\)/,
    'Commits are a list; what it calls by a name there is always empty.',
  ],
  [
    /semgrep\/third-party-action-not-pinned-to-commit-sha \((1|2|11)\)/,
    'Tags of the own actions of the forge move as well; we say so at a low severity.',
  ],
  [
    /semgrep\/run-as-non-root-container-level \(3\)/,
    'The container runs as user 1000, which is not root; the flag adds nothing to it.',
  ],
];
