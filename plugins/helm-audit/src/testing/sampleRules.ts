import { RuleReport } from '@helm-audit/plugin-helm-audit-common';
import { sampleFix } from './fixes';
import { buildDoc, buildFinding, buildRule } from './rules';

const container = {
  kind: 'Deployment',
  name: 'checkout',
  namespace: 'payments',
};

const failed: RuleReport[] = [
  buildRule('single-replica', 'reliability', 'critical', {
    title: 'Several replicas serve requests',
    findings: [buildFinding()],
  }),
  buildRule('no-disruption-budget', 'blast-radius', 'high', {
    title: 'A disruption budget protects the replicas',
    findings: [
      buildFinding({
        message:
          'Nothing keeps a node drain from evicting all pods of `checkout`',
        severity: 'high',
        field: undefined,
        valuesKey: 'podDisruptionBudget.enabled',
        remediation: 'Switch on `podDisruptionBudget.enabled`',
        fix: sampleFix,
        fingerprint: 'no-disruption-budget:deployment/checkout',
        location: {
          root: 'chart',
          file: 'templates/deployment.yaml',
          line: 1,
          precision: 'parent',
          snippet: {
            startLine: 1,
            lines: ['apiVersion: apps/v1', 'kind: Deployment', 'metadata:'],
          },
        },
      }),
    ],
    doc: buildDoc({
      whyItMatters:
        'A cluster upgrade drains nodes one after the other. Without a budget it may evict every pod at once.',
    }),
  }),
  buildRule('mutable-image-tag', 'supply-chain', 'high', {
    title: 'Images are pinned',
    findings: ['app', 'proxy'].map(name =>
      buildFinding({
        message: `Image of \`${name}\` is named by the tag \`latest\`, which can change under you`,
        severity: 'high',
        subject: { ...container, container: name },
        field: `spec.template.spec.containers[${name}].image`,
        valuesKey: name === 'app' ? 'image.tag' : 'proxy.image.tag',
        remediation: 'Pin the image by digest or by an immutable tag',
        fingerprint: `mutable-image-tag:deployment/checkout/${name}`,
        location: {
          root: 'chart',
          file: 'templates/deployment.yaml',
          line: name === 'app' ? 31 : 52,
          precision: 'exact',
          snippet: {
            startLine: name === 'app' ? 29 : 50,
            lines: [
              `        - name: ${name}`,
              '          securityContext: {}',
              '          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"',
              '          imagePullPolicy: {{ .Values.image.pullPolicy }}',
            ],
          },
        },
      }),
    ),
  }),
  buildRule('missing-readiness-probe', 'chart-quality', 'high', {
    title: 'Traffic waits for readiness',
    findings: [
      buildFinding({
        message:
          '`proxy` receives requests as soon as its process starts, ready or not',
        severity: 'high',
        subject: { ...container, container: 'proxy', subchart: 'edge-proxy' },
        field: 'spec.template.spec.containers[proxy].readinessProbe',
        valuesKey: undefined,
        remediation: 'Give `proxy` a readiness probe',
        fingerprint: 'missing-readiness-probe:deployment/checkout/proxy',
        location: {
          root: 'chart',
          file: 'charts/edge-proxy/templates/deployment.yaml',
          precision: 'template',
        },
      }),
    ],
  }),
  buildRule('no-alert', 'observability', 'high', {
    title: 'Somebody is called when it breaks',
    effort: 'M',
    findings: [
      buildFinding({
        message: 'No alert tells anybody when `checkout` stops answering',
        severity: 'high',
        subject: { kind: 'Chart', name: 'checkout' },
        field: undefined,
        valuesKey: 'metrics.prometheusRule.enabled',
        remediation: 'Switch on `metrics.prometheusRule.enabled`',
        fingerprint: 'no-alert:chart',
        location: {
          root: 'chart',
          file: 'Chart.yaml',
          precision: 'template',
        },
      }),
    ],
  }),
  buildRule('missing-memory-limit', 'capacity', 'medium', {
    title: 'Memory is limited',
    findings: [
      buildFinding({
        message: '`app` may use all memory of its node',
        severity: 'medium',
        subject: { ...container, container: 'app' },
        field: 'spec.template.spec.containers[app].resources.limits.memory',
        valuesKey: 'resources.limits.memory',
        remediation: 'Set `resources.limits.memory`',
        fingerprint: 'missing-memory-limit:deployment/checkout/app',
        location: {
          root: 'chart',
          file: 'values.yaml',
          line: 24,
          precision: 'exact',
          snippet: {
            startLine: 22,
            lines: ['', '# Sized from the load test of March', 'resources: {}'],
          },
        },
      }),
    ],
  }),
  buildRule('no-code-owners', 'delivery', 'medium', {
    title: 'Changes are reviewed by an owner',
    findings: [
      buildFinding({
        message: 'No CODEOWNERS file says who reviews changes of the chart',
        severity: 'medium',
        subject: { kind: 'Repository' },
        field: undefined,
        valuesKey: undefined,
        remediation: 'Add a CODEOWNERS file that names the owning team',
        fingerprint: 'no-code-owners:repository',
        location: {
          root: 'repository',
          file: '.github/CODEOWNERS',
          precision: 'template',
        },
      }),
    ],
  }),
  buildRule('missing-values-schema', 'chart-quality', 'low', {
    title: 'Values are described by a schema',
    effort: 'M',
    phase: 2,
    findings: [
      buildFinding({
        message: 'The chart has no `values.schema.json`',
        severity: 'low',
        subject: { kind: 'Values' },
        field: undefined,
        valuesKey: undefined,
        remediation: 'Describe the values in `values.schema.json`',
        fingerprint: 'missing-values-schema:values',
        location: {
          root: 'chart',
          file: 'values.yaml',
          precision: 'template',
        },
      }),
    ],
  }),
];

const undecided: RuleReport[] = [
  buildRule('no-chaos-experiment', 'chaos', 'medium', {
    title: 'Failures are rehearsed',
    outcome: 'unknown',
    reason: 'The repository around the chart could not be read',
  }),
  buildRule('no-load-test', 'capacity', 'medium', {
    title: 'The limits are known from a load test',
    outcome: 'unknown',
    reason: 'The repository around the chart could not be read',
  }),
  buildRule('broken-dashboard', 'observability', 'low', {
    title: 'Dashboards show existing metrics',
    outcome: 'error',
    reason: 'The rule stopped with: unexpected end of JSON input',
  }),
];

const passed: RuleReport[] = [
  ['selector-mismatch', 'reliability', 'critical', 'Selectors match labels'],
  [
    'privileged-container',
    'security',
    'critical',
    'No container is privileged',
  ],
  ['missing-requests', 'capacity', 'high', 'Requests are set'],
  ['invalid-chart-version', 'structure', 'medium', 'Version is semantic'],
  ['missing-maintainers', 'stewardship', 'low', 'Maintainers are named'],
  ['missing-chart-test', 'testing', 'medium', 'The chart has a test'],
].map(([id, dimension, severity, title]) =>
  buildRule(
    id,
    dimension as RuleReport['dimension'],
    severity as RuleReport['severity'],
    { title, outcome: 'pass' },
  ),
);

const others: RuleReport[] = [
  buildRule('root-user', 'security', 'high', {
    title: 'Containers do not run as root',
    outcome: 'waived',
    findings: [
      buildFinding({
        message: '`app` runs as root',
        severity: 'high',
        subject: { ...container, container: 'app' },
        fingerprint: 'root-user:deployment/checkout/app',
        waiver: {
          reason: 'The vendor image binds port 443 until release 5',
          source: 'annotation on Deployment checkout',
          expires: '2027-01-31',
        },
      }),
    ],
    doc: buildDoc(),
  }),
  buildRule('statefulset-service', 'reliability', 'high', {
    title: 'Stateful sets have a headless service',
    outcome: 'notApplicable',
    reason: 'The chart renders no StatefulSet',
    subjects: 0,
  }),
];

/** Rules of the sample report: every outcome and severity, in most dimensions. */
export const sampleRules: RuleReport[] = [
  ...failed,
  ...undecided,
  ...passed,
  ...others,
];
