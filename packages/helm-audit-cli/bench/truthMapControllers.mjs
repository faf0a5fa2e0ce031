/**
 * Which of our rules say what controllers and conformance suites say of the objects that their
 * tests make.
 */

const HPA = { file: 'hpa' };
const DANGLING_HPA = { ...HPA, rules: ['dangling-hpa'] };
const SCALED = { ...HPA, rules: ['dangling-hpa', 'hpa-without-request'] };
const TARGET = 'TestHPAAnalyzerWithExistingScaleTargetRef';
const INGRESS = { file: 'ingress', test: 'TestIngressAnalyzer' };
const BACKEND = { ...INGRESS, rules: ['dangling-ingress'] };
const CERTIFICATE = {
  ...INGRESS,
  rules: ['missing-config-reference', 'dangling-ingress'],
};
const CRON = {
  file: 'cronjob',
  test: 'TestCronJobAnalyzer',
  rules: ['invalid-schedule'],
};
const schedule = (text, fails) => ({
  file: 'cronjob',
  entry: `schedule "${text}"`,
  text: JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'case' },
    spec: { schedule: text },
  }),
  rules: ['invalid-schedule'],
  fails,
});

/**
 * k8sgpt, by test, and by entry where it has a table. Left out are objects that are only
 * suspended or without a class of Ingress, and classes of storage.
 */
export const k8sgptCases = [
  {
    ...DANGLING_HPA,
    test: 'TestHPAAnalyzerWithUnsuportedScaleTargetRef',
    rules: ['dangling-hpa', 'invalid-manifest'],
    fails: true,
  },
  {
    ...DANGLING_HPA,
    test: 'TestHPAAnalyzerWithNonExistentScaleTargetRef',
    fails: true,
  },
  { ...SCALED, test: `${TARGET}AsDeployment`, fails: false },
  { ...SCALED, test: `${TARGET}AsReplicationController`, fails: false },
  { ...SCALED, test: `${TARGET}AsReplicaSet`, fails: false },
  { ...SCALED, test: `${TARGET}AsStatefulSet`, fails: false },
  { ...SCALED, test: `${TARGET}WithoutSpecifyingResources`, fails: true },
  { ...BACKEND, entry: 'Non-existent backend service', fails: true },
  { ...BACKEND, entry: 'Non-existent TLS secret', fails: true },
  { ...CERTIFICATE, entry: 'Non-existent TLS secret', fails: true },
  { ...BACKEND, entry: 'Multiple issues', fails: true },
  {
    ...BACKEND,
    entry: 'Resource backend instead of a service backend',
    fails: false,
  },
  {
    ...CERTIFICATE,
    test: 'TestIngressAnalyzerSkipsEmptyTLSSecretName',
    fails: false,
  },
  { ...CRON, entry: 'Suspended CronJob', fails: false },
  { ...CRON, entry: 'Invalid schedule format', fails: true },
  {
    ...CRON,
    entry: 'Negative starting deadline',
    rules: ['invalid-manifest'],
    fails: true,
    concerns: (_, { message }) => message.includes('startingDeadlineSeconds'),
  },
  { ...CRON, entry: 'Valid CronJob', fails: false },
  { ...CRON, entry: 'Multiple issues', fails: true },
  schedule('*/5 * * * *', false),
  schedule('0 2 * * *', false),
  schedule('0 0 1,15 * 3', false),
  schedule('invalid-cron', true),
  schedule('* * * * * *', true),
  schedule('', true),
  {
    file: 'netpol',
    test: 'TestNetpolNoPods',
    rules: ['dangling-network-policy'],
    fails: true,
  },
  {
    file: 'netpol',
    test: 'TestNetpolWithPod',
    rules: ['dangling-network-policy'],
    fails: false,
  },
  {
    file: 'statefulset',
    test: 'TestStatefulSetAnalyzerWithoutService',
    rules: ['statefulset-service-mismatch'],
    fails: true,
  },
  {
    file: 'statefulset',
    test: 'TestStatefulSetAnalyzerNotRunningPodSensitiveMasking',
    rules: ['statefulset-service-mismatch'],
    fails: false,
  },
  {
    file: 'daemonset',
    test: 'TestDaemonSetAnalyzerImagePullSecretNotFound',
    rules: ['missing-config-reference'],
    fails: true,
  },
  {
    file: 'security',
    test: 'TestSecurityAnalyzer',
    entry: 'default service account usage',
    rules: ['default-service-account', 'automounted-service-account-token'],
    fails: true,
  },
  {
    file: 'security',
    test: 'TestSecurityAnalyzer',
    entry: 'privileged container',
    rules: ['privileged-container'],
    fails: true,
  },
  {
    file: 'security',
    test: 'TestSecurityAnalyzer',
    entry: 'wildcard permissions in role',
    rules: ['rbac-wildcard'],
    fails: true,
  },
];

const TWO_SCALERS = ['competing-autoscalers'];
const REQUESTS = ['hpa-without-request'];
const REFUSED = ['invalid-manifest'];

/**
 * Tests of KEDA's webhook by their title; the first that fits counts. Left out are also two that get
 * their error only because they make the object twice: one against its own title, and one with
 * a trigger besides CPU and memory, which its webhook takes.
 */
export const kedaCases = [
  [/so uses ScalingModifiers|only cpu\/memory triggers are used/, undefined],
  [/update|dry-run|warning|label value limit and|custom resources/, undefined],
  [/deployment is missing/, ['dangling-hpa']],
  [
    /hpa is already|unmanaged hpa|another (so|hpa)|other (SO|HPA)|another SO|shared-ownership|isn't any hpa/,
    TWO_SCALERS,
  ],
  [
    /fallback|replica counts|name|stabilization|empty triggers|ScalingModifiers|scalingModifiers|scaling to (zero|0)|min replicas/,
    REFUSED,
  ],
  [/cpu|memory|CPU/, REQUESTS],
];

/** Tests of chart-verifier by their name. Left out are those on registries and certificates. */
export const chartVerifierChecks = {
  HasReadme: { rules: ['missing-readme'] },
  HasNotes: { rules: ['missing-notes'] },
  ContainsTest: { rules: ['missing-chart-test'] },
  HasValuesSchema: { rules: ['missing-values-schema'] },
  HasMinKubeVersion: {
    rules: ['incomplete-chart-metadata'],
    concerns: (_, { message }) => /lacks.*kubeVersion/.test(message),
  },
  HelmLint: { rules: ['lint-error', 'render-error'] },
};

const PLAIN = rules => ({ rules });

/**
 * Tests of the suite for cloud-native network functions. Where what they let pass says less
 * than our rule asks for, `passes` names the rules for those.
 */
export const cnfTests = {
  liveness: PLAIN(['missing-liveness-probe']),
  readiness: PLAIN(['missing-readiness-probe']),
  nodeport_not_used: PLAIN(['public-service']),
  hostport_not_used: PLAIN(['host-port']),
  require_labels: PLAIN(['missing-recommended-labels']),
  // The namespace of charts is up to who installs them.
  default_namespace: { rules: [], passes: ['default-namespace'] },
  latest_tag: PLAIN(['mutable-image-tag']),
  no_local_volume_configuration: PLAIN(['local-state', 'zone-pinned']),
  privileged_containers: PLAIN(['privileged-container']),
  privilege_escalation: PLAIN(['privilege-escalation']),
  insecure_capabilities: PLAIN([
    'dangerous-capabilities',
    'added-capabilities',
  ]),
  application_credentials: PLAIN([
    'secret-in-env',
    'secret-in-config-map',
    'hard-coded-secret',
    'default-credential',
  ]),
  host_network: PLAIN(['host-namespace']),
  service_account_mapping: PLAIN([
    'automounted-service-account-token',
    'token-mounting-account',
  ]),
  non_root_containers: PLAIN(['runs-as-root', 'runs-in-root-group']),
  immutable_file_systems: PLAIN(['writable-root-filesystem']),
  hostpath_mounts: PLAIN(['host-path-mount']),
  container_sock_mounts: PLAIN(['host-path-mount']),
  external_ips: PLAIN(['public-service']),
  selinux_options: PLAIN(['selinux-override']),
  sysctls: PLAIN(['unsafe-sysctl']),
  deprecated_k8s_features: PLAIN([
    'deprecated-api-version',
    'removed-api-version',
    'deprecated-field',
  ]),
  helm_chart_valid: PLAIN(['lint-error', 'render-error']),
};

/** Why we disagree with cases, by their names. */
export const explainedControllers = [
  [
    /cnf-testsuite\/deprecated_k8s_features \(sample_coredns\)/,
    'An annotation of its pods has no effect since 1.16; they look for the word "deprecated" only.',
  ],
  [
    /popeye\/pod\/p1 \(POP-301\)/,
    'Without the flag on pod and account the token is mounted.',
  ],
  [
    /chart-verifier\/HelmLint \(chart-0\.1\.0-v2\.lint-warning/,
    'Helm only warns of names that the API refuses.',
  ],
  [
    /k8sgpt\/daemonset \(TestDaemonSetAnalyzerImagePullSecretNotFound/,
    'Logins to registries are often made beside a release, so one that is not in it proves nothing.',
  ],
];
