import {
  DimensionId,
  Finding,
  RuleDoc,
  RuleReport,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';

/** Prose of a rule, long enough to look like the real thing. */
export function buildDoc(overrides: Partial<RuleDoc> = {}): RuleDoc {
  return {
    whatItChecks:
      'Whether more than one replica serves requests when nothing else happens.',
    whyItMatters:
      'A single replica means that **every** node drain, rollout or crash is an outage for everyone who calls this service.',
    howToFix:
      'Ask for at least two replicas and spread them:\n\n```yaml\nreplicaCount: 3\n```\n\nThen give them a `podDisruptionBudget`.',
    howToVerify:
      'Render the chart and count:\n\n```sh\nhelm template . -f values-production.yaml | grep replicas\n```',
    whenToWaive: 'When a leader is elected and the standby starts in seconds.',
    references: [
      'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
    ],
    ...overrides,
  };
}

/** A finding in the deployment template of the sample chart. */
export function buildFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    message: 'One replica serves all requests of `checkout`',
    severity: 'critical',
    subject: { kind: 'Deployment', name: 'checkout', namespace: 'payments' },
    location: {
      root: 'chart',
      file: 'templates/deployment.yaml',
      line: 9,
      precision: 'exact',
      snippet: {
        startLine: 7,
        lines: [
          'spec:',
          '  {{- if not .Values.autoscaling.enabled }}',
          '  replicas: {{ .Values.replicaCount }}',
          '  {{- end }}',
          '  selector:',
        ],
      },
    },
    field: 'spec.replicas',
    valuesKey: 'replicaCount',
    remediation: 'Set `replicaCount` to 2 or more',
    fingerprint: 'single-replica:deployment/checkout',
    ...overrides,
  };
}

/** A rule with one finding of its own severity unless told otherwise. */
export function buildRule(
  id: string,
  dimension: DimensionId,
  severity: Severity,
  overrides: Partial<RuleReport> = {},
): RuleReport {
  const outcome = overrides.outcome ?? 'fail';
  const failed = outcome === 'fail';
  return {
    id,
    dimension,
    title: id.replace(/-/g, ' '),
    severity,
    outcome,
    subjects: 1,
    findings: failed
      ? [buildFinding({ severity, fingerprint: `${id}:deployment/checkout` })]
      : [],
    effort: 'S',
    phase: 1,
    ...(failed ? { doc: buildDoc() } : {}),
    ...overrides,
  };
}
