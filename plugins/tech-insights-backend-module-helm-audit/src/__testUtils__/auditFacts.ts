import {
  AuditFacts,
  DIMENSIONS,
  DimensionId,
} from '@helm-audit/plugin-helm-audit-common';

/** Figures of an audited entity that reaches gold on every tier, with what matters to a test. */
export function buildAuditFacts(
  overrides: Partial<AuditFacts> = {},
): AuditFacts {
  return {
    entityRef: 'component:default/shop',
    tier: 1,
    lifecycle: 'production',
    score: 9.2,
    grade: 'A',
    coverage: 0.9,
    incomplete: false,
    blockers: 0,
    findings: { critical: 0, high: 0, medium: 3, low: 1 },
    dimensions: Object.fromEntries(
      DIMENSIONS.map(({ id }) => [id, 9]),
    ) as Record<DimensionId, number>,
    ownership: { level: 7, atLeast: false, contradictions: 0 },
    serves: true,
    slo: {
      latency: 'slo',
      traffic: 'dashboard',
      errors: 'slo',
      saturation: 'alert',
    },
    dependencies: {
      charts: 1,
      images: 2,
      trouble: 0,
      unknown: 1,
      retired: 0,
      vulnerable: null,
    },
    auditedAt: '2026-11-23T10:00:00.000Z',
    ...overrides,
  };
}

/** An entity of which an audit could tell next to nothing. */
export function buildUnknownFacts(
  overrides: Partial<AuditFacts> = {},
): AuditFacts {
  return buildAuditFacts({
    score: null,
    grade: null,
    coverage: 0.1,
    incomplete: true,
    lifecycle: null,
    dimensions: Object.fromEntries(
      DIMENSIONS.map(({ id }) => [id, null]),
    ) as Record<DimensionId, null>,
    serves: null,
    slo: { latency: null, traffic: null, errors: null, saturation: null },
    dependencies: {
      charts: 1,
      images: 0,
      trouble: 0,
      unknown: 1,
      retired: null,
      vulnerable: null,
    },
    ...overrides,
  });
}
