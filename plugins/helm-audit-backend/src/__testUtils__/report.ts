import {
  AuditReport,
  DIMENSIONS,
  Finding,
  OutcomeCounts,
  OWNERSHIP_RUNGS,
  RuleReport,
} from '@helm-audit/plugin-helm-audit-common';

const NO_OUTCOMES: OutcomeCounts = {
  pass: 0,
  fail: 0,
  notApplicable: 0,
  unknown: 0,
  error: 0,
  waived: 0,
};

/** A finding, with what matters to a test. */
export function buildFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    message: 'The image has no fixed version',
    severity: 'high',
    subject: { kind: 'Deployment', name: 'shop' },
    location: {
      root: 'chart',
      file: 'templates/deployment.yaml',
      line: 12,
      precision: 'exact',
    },
    remediation: 'Set `image.tag`',
    fingerprint: 'f1',
    ...overrides,
  };
}

/** A rule that failed with the given findings. */
export function buildRule(overrides: Partial<RuleReport> = {}): RuleReport {
  return {
    id: 'mutable-image-tag',
    dimension: 'security',
    title: 'Images have a fixed version',
    severity: 'high',
    outcome: 'fail',
    subjects: 1,
    findings: [buildFinding()],
    effort: 'S',
    phase: 1,
    ...overrides,
  };
}

/** A complete report, with what matters to a test. */
export function buildReport(overrides: Partial<AuditReport> = {}): AuditReport {
  const findings = { critical: 0, high: 1, medium: 0, low: 0 };
  return {
    schemaVersion: '1.2',
    engine: { name: 'helm-audit', version: '0.1.0' },
    auditedAt: '2026-11-23T10:00:00.000Z',
    durationMs: 120,
    digest: 'd1',
    chart: { name: 'shop', version: '1.2.3', type: 'application', path: '.' },
    tier: { value: 2, source: 'default' },
    scenario: { name: 'default', valuesFiles: [], source: 'default values' },
    incomplete: false,
    incompleteReasons: [],
    dependencies: {
      chart: [],
      components: [],
      projects: [],
      sources: [],
      counts: {
        charts: 0,
        images: 0,
        projects: 0,
        trouble: 0,
        unknown: 0,
        good: 0,
        own: 0,
        unseen: 0,
      },
      gaps: [],
    },
    gapAnalysis: [],
    roadmap: { phases: [], hoursToReady: 0 },
    compliance: [],
    risks: [],
    culture: [],
    questions: [],
    slo: {
      state: 'known',
      sentence:
        'There is no service here whose golden signals could be watched.',
      unseen: [],
      workloads: [],
      slos: [],
      alerts: [],
      moreAlerts: 0,
    },
    ownership: {
      level: 0,
      atLeast: true,
      sentence: "We couldn't see who owns shop.",
      owners: [],
      rungs: OWNERSHIP_RUNGS.map(id => ({
        id,
        title: id,
        state: 'unknown',
        reason: 'No catalog entity is at hand.',
        evidence: [],
      })),
      contradictions: [],
    },
    score: {
      overall: 7.3,
      grade: 'C',
      coverage: 0.8333333333333334,
      dimensions: DIMENSIONS.map(({ id, title }) => ({
        id,
        title,
        score: null,
        coverage: 0,
        weight: 1,
        outcomes: NO_OUTCOMES,
        findings,
      })),
      outcomes: { ...NO_OUTCOMES, fail: 1 },
      findings,
      profile: { id: 'default', hash: 'p1' },
    },
    summary: { sentence: 'Ready.', blockers: [], recommendations: [] },
    rules: [buildRule()],
    ...overrides,
  };
}
