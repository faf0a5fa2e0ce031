import {
  AuditReport,
  AuditSummary,
  DIMENSIONS,
  DimensionId,
  DimensionScore,
  HistoryPoint,
  OUTCOMES,
  OutcomeCounts,
  ReportResponse,
  RuleReport,
  SEVERITIES,
  SeverityCounts,
} from '@helm-audit/plugin-helm-audit-common';
import { buildDependencies } from './dependencies';
import { buildAssessment } from './assessment';
import { buildOwnership } from './ownership';
import { sampleRules } from './sampleRules';
import { buildSloGaps } from './slo';

const WEIGHTS: Record<DimensionId, number> = {
  structure: 2,
  'chart-quality': 5,
  reliability: 15,
  'blast-radius': 15,
  security: 10,
  observability: 10,
  capacity: 10,
  testing: 5,
  chaos: 5,
  delivery: 9,
  'supply-chain': 5,
  stewardship: 4,
};

const SCORES: Record<DimensionId, number | null> = {
  structure: 10,
  'chart-quality': 3.2,
  reliability: 5.0,
  'blast-radius': 0,
  security: 10,
  observability: 2.5,
  capacity: 6.7,
  testing: 10,
  chaos: null,
  delivery: 4.0,
  'supply-chain': 6.1,
  stewardship: 10,
};

function countOutcomes(rules: RuleReport[]): OutcomeCounts {
  const count = (outcome: string) =>
    rules.filter(rule => rule.outcome === outcome).length;
  return Object.fromEntries(
    OUTCOMES.map(outcome => [outcome, count(outcome)]),
  ) as OutcomeCounts;
}

function countFindings(rules: RuleReport[]): SeverityCounts {
  const findings = rules.flatMap(r => r.findings).filter(f => !f.waiver);
  return Object.fromEntries(
    SEVERITIES.map(severity => [
      severity,
      findings.filter(f => f.severity === severity).length,
    ]),
  ) as SeverityCounts;
}

function buildDimensions(rules: RuleReport[]): DimensionScore[] {
  return DIMENSIONS.map(({ id, title }) => {
    const own = rules.filter(rule => rule.dimension === id);
    const score = SCORES[id];
    return {
      id,
      title,
      score,
      coverage: score === null ? 0 : 0.9,
      weight: WEIGHTS[id],
      outcomes: countOutcomes(own),
      findings: countFindings(own),
    };
  });
}

const summary: AuditReport['summary'] = {
  sentence:
    'Ready but for two things: one replica in production, and nobody is called when it breaks.',
  blockers: [
    {
      ruleId: 'single-replica',
      title: 'Several replicas serve requests',
      message: 'One replica serves all requests of `checkout`',
      severity: 'critical',
      blastRadius: 'Every checkout of every customer, at each node drain',
      action: 'Set `replicaCount` to 2 or more',
      findings: 1,
      fingerprints: ['single-replica:deployment/checkout'],
    },
    {
      ruleId: 'mutable-image-tag',
      title: 'Images are pinned',
      message: 'Two images can change under you',
      severity: 'high',
      blastRadius: 'All pods of `checkout`, at the next restart',
      action: 'Pin the images by digest',
      findings: 2,
      fingerprints: [
        'mutable-image-tag:deployment/checkout/app',
        'mutable-image-tag:deployment/checkout/proxy',
      ],
    },
  ],
  recommendations: [
    {
      ruleId: 'single-replica',
      title: 'Several replicas serve requests',
      severity: 'critical',
      dimension: 'reliability',
      action: 'Set `replicaCount` to 2 or more',
      effort: 'S',
      lift: 1.4,
      findings: 1,
      fingerprints: ['single-replica:deployment/checkout'],
    },
    {
      ruleId: 'no-disruption-budget',
      title: 'A disruption budget protects the replicas',
      severity: 'high',
      dimension: 'blast-radius',
      action: 'Switch on `podDisruptionBudget.enabled`',
      effort: 'S',
      lift: 0.8,
      findings: 1,
      fingerprints: ['no-disruption-budget:deployment/checkout'],
    },
    {
      ruleId: 'no-alert',
      title: 'Somebody is called when it breaks',
      severity: 'high',
      dimension: 'observability',
      action: 'Switch on `metrics.prometheusRule.enabled`',
      effort: 'M',
      lift: 0.5,
      findings: 1,
      fingerprints: ['no-alert:chart'],
    },
  ],
};

/** A complete report of the sample chart. */
export function buildReport(overrides: Partial<AuditReport> = {}): AuditReport {
  const rules = overrides.rules ?? sampleRules;
  return {
    schemaVersion: '1.2',
    engine: { name: 'helm-audit', version: '0.1.0' },
    auditedAt: '2026-11-23T06:00:00Z',
    durationMs: 840,
    digest: 'sha256:0',
    chart: {
      name: 'checkout',
      version: '2.3.0',
      appVersion: '5.1.2',
      type: 'application',
      path: 'deploy/chart',
    },
    entityRef: 'component:default/checkout',
    tier: { value: 1, source: 'entity' },
    scenario: {
      name: 'production',
      valuesFiles: ['values-production.yaml'],
      source: 'detected',
    },
    incomplete: false,
    incompleteReasons: [],
    dependencies: buildDependencies(),
    ...buildAssessment(),
    ownership: buildOwnership(),
    slo: buildSloGaps(),
    score: {
      overall: 4.9,
      grade: 'D',
      coverage: 0.87,
      cap: {
        limit: 4.9,
        uncapped: 6.3,
        reason:
          'Held at 4.9 by a blocker, whatever else is mended: single-replica. With it closed the score is 6.6.',
      },
      dimensions: buildDimensions(rules),
      outcomes: countOutcomes(rules),
      findings: countFindings(rules),
      profile: { id: 'default', hash: 'p1' },
    },
    summary,
    rules,
    ...overrides,
  };
}

/** The state of an audit that completed with {@link buildReport}. */
export function buildSummary(
  overrides: Partial<AuditSummary> = {},
): AuditSummary {
  return {
    entityRef: 'component:default/checkout',
    state: 'completed',
    stage: null,
    score: 4.9,
    grade: 'D',
    coverage: 0.87,
    incomplete: false,
    blockers: 2,
    auditedAt: '2026-11-23T06:00:00Z',
    error: null,
    chart: { name: 'checkout', version: '2.3.0' },
    ...overrides,
  };
}

/** What the backend answers for an entity whose audit completed. */
export function buildResponse(
  overrides: {
    summary?: Partial<AuditSummary>;
    report?: AuditReport | null;
  } = {},
): ReportResponse {
  const report =
    overrides.report === undefined ? buildReport() : overrides.report;
  return { summary: buildSummary(overrides.summary), report };
}

/** Score history, one point a day, the last at the time of the report. */
export function buildHistory(
  scores: Array<number | null>,
  overrides: Partial<HistoryPoint> = {},
): HistoryPoint[] {
  const last = Date.parse('2026-11-23T06:00:00Z');
  const day = 24 * 60 * 60 * 1000;
  return scores.map((score, index) => ({
    auditedAt: new Date(last - (scores.length - 1 - index) * day).toISOString(),
    score,
    grade: 'D',
    coverage: 0.87,
    chartVersion: '2.3.0',
    profileHash: 'p1',
    findings: { critical: 1, high: 5, medium: 2, low: 1 },
    ...overrides,
  }));
}
