import {
  CommonGap,
  DIMENSIONS,
  DimensionId,
  DistributionResponse,
  EntityScorecard,
  GOLDEN_SIGNALS,
  HeatmapResponse,
  HeatmapRow,
  Mover,
  MovementResponse,
  OrgFacetsResponse,
  OrgPage,
  OrgService,
  OWNERSHIP_RUNGS,
  OwnershipFunnelResponse,
  OwnershipGap,
  OwnershipRungId,
  RungState,
  ScorecardCheck,
  SloCoverageResponse,
  TierAverage,
  Usage,
} from '@helm-audit/plugin-helm-audit-common';

/** The same score for every dimension, except where told otherwise. */
export function buildDimensionScores(
  score: number | null,
  overrides: Partial<Record<DimensionId, number | null>> = {},
): Record<DimensionId, number | null> {
  const all = Object.fromEntries(DIMENSIONS.map(({ id }) => [id, score]));
  return { ...all, ...overrides } as Record<DimensionId, number | null>;
}

/** What the sample organisation can be narrowed down by. */
export function buildFacets(
  overrides: Partial<OrgFacetsResponse> = {},
): OrgFacetsResponse {
  return {
    groups: [
      { key: 'group:default/bank', title: 'Bank' },
      {
        key: 'group:default/payments',
        title: 'Payments',
        parent: 'group:default/bank',
      },
      {
        key: 'group:default/cards',
        title: 'Cards',
        parent: 'group:default/bank',
      },
    ],
    systems: [{ key: 'system:default/ledger', title: 'Ledger' }],
    domains: [],
    tiers: [1, 2],
    lifecycles: ['experimental', 'production'],
    tags: [],
    ...overrides,
  };
}

/** A row of the heatmap: a team with services of its own. */
export function buildHeatmapRow(
  overrides: Partial<HeatmapRow> = {},
): HeatmapRow {
  return {
    key: 'group:default/payments',
    title: 'Payments',
    parent: 'group:default/bank',
    services: 3,
    audited: 3,
    direct: 3,
    score: 5,
    coverage: 0.9,
    blockers: 2,
    dimensions: buildDimensionScores(5, { reliability: 2.1, chaos: null }),
    ...overrides,
  };
}

/** A department with two teams. */
export function buildHeatmap(
  overrides: Partial<HeatmapResponse> = {},
): HeatmapResponse {
  return {
    by: 'group',
    truncated: false,
    rows: [
      buildHeatmapRow(),
      buildHeatmapRow({
        key: 'group:default/cards',
        title: 'Cards',
        services: 2,
        audited: 1,
        direct: 2,
        score: 8.2,
        blockers: 0,
        dimensions: buildDimensionScores(8.2),
      }),
      buildHeatmapRow({
        key: 'group:default/bank',
        title: 'Bank',
        parent: undefined,
        services: 5,
        audited: 4,
        direct: 0,
        score: 4.1,
        dimensions: buildDimensionScores(6),
      }),
    ],
    ...overrides,
  };
}

/** Averages of the only tier that is audited. */
export function buildTierAverages(
  overrides: Partial<TierAverage> = {},
): TierAverage[] {
  return [
    {
      tier: 2,
      audited: 4,
      score: 6,
      dimensions: buildDimensionScores(6),
      ...overrides,
    },
  ];
}

/** Totals of the sample organisation. */
export function buildDistribution(
  overrides: Partial<DistributionResponse> = {},
): DistributionResponse {
  return {
    services: 6,
    audited: 4,
    waiting: 0,
    failed: 1,
    unlinked: 1,
    incomplete: 1,
    ungraded: 0,
    score: 5.8,
    blockers: 2,
    blocked: 1,
    grades: { A: 0, B: 1, C: 2, D: 1, F: 0 },
    histogram: [0, 0, 0, 0, 1, 2, 0, 0, 1, 0],
    tiers: [{ tier: 1, services: 6, score: 5.8 }],
    ...overrides,
  };
}

/** A service that rose. */
export function buildMover(overrides: Partial<Mover> = {}): Mover {
  return {
    entityRef: 'component:default/checkout',
    title: 'checkout',
    owner: 'group:default/payments',
    tier: 1,
    before: 4.1,
    score: 5.6,
    change: 1.5,
    ...overrides,
  };
}

/** One service rose, one fell. */
export function buildMovement(
  overrides: Partial<MovementResponse> = {},
): MovementResponse {
  return {
    period: 30,
    trend: [
      { week: '2026-11-09', score: 5.1, services: 3, steadyScore: 5.1 },
      { week: '2026-11-16', score: 5.8, services: 4, steadyScore: 5.4 },
    ],
    steadyCount: 3,
    improved: [buildMover()],
    fellBack: [
      buildMover({
        entityRef: 'component:default/refunds',
        title: 'refunds',
        before: 7,
        score: 6.2,
        change: -0.8,
      }),
    ],
    improvedCount: 1,
    fellBackCount: 1,
    unchangedCount: 1,
    newCount: 1,
    ...overrides,
  };
}

/** A gap that three services have. */
export function buildGap(overrides: Partial<CommonGap> = {}): CommonGap {
  return {
    ruleId: 'HA-REL-001',
    title: 'More than one replica',
    dimension: 'reliability',
    severity: 'critical',
    services: 3,
    lifted: 2,
    held: 0,
    averageLift: 0.8,
    totalLift: 1.6,
    ...overrides,
  };
}

/** A service in a list. */
export function buildService(overrides: Partial<OrgService> = {}): OrgService {
  return {
    entityRef: 'component:default/checkout',
    title: 'checkout',
    owner: 'group:default/payments',
    system: 'system:default/ledger',
    domain: null,
    tier: 1,
    lifecycle: 'production',
    state: 'completed',
    score: 5.6,
    grade: 'C',
    coverage: 0.9,
    incomplete: false,
    blockers: 2,
    findings: { critical: 1, high: 2, medium: 0, low: 0 },
    dimensions: buildDimensionScores(5),
    change: 1.5,
    auditedAt: '2026-11-20T10:00:00Z',
    ...overrides,
  };
}

/** A whole list on one page. */
export function buildPage<T>(items: T[]): OrgPage<T> {
  return { items, totalItems: items.length, pageInfo: {} };
}

function rungStates(
  overrides: Partial<Record<OwnershipRungId, RungState>>,
): Record<OwnershipRungId, RungState> {
  const met = Object.fromEntries(OWNERSHIP_RUNGS.map(id => [id, 'met']));
  return { ...met, ...overrides } as Record<OwnershipRungId, RungState>;
}

/** Four audited services, of which one has nobody on call and one contradicts itself. */
export function buildFunnel(
  overrides: Partial<OwnershipFunnelResponse> = {},
): OwnershipFunnelResponse {
  const reached = [4, 4, 4, 3, 3, 2, 2];
  return {
    services: 5,
    audited: 4,
    rungs: OWNERSHIP_RUNGS.map((id, index) => ({
      id,
      states: {
        met: reached[index],
        missing: id === 'on-call' ? 1 : 0,
        unknown: 0,
        contradicted: id === 'consistent' ? 1 : 0,
      },
      reached: reached[index],
      stopped: {
        missing: id === 'on-call' ? 1 : 0,
        contradicted: id === 'consistent' ? 1 : 0,
        unknown: 0,
      },
    })),
    gaps: {
      orphan: 0,
      individual: 0,
      unreachable: 0,
      'no-on-call': 1,
      contradiction: 1,
      'not-enforced': 0,
      'not-operable': 0,
    },
    ...overrides,
  };
}

/** A service that nobody is on call for, with a contradiction and somebody to ask. */
export function buildOwnershipGap(
  overrides: Partial<OwnershipGap> = {},
): OwnershipGap {
  return {
    entityRef: 'component:default/refunds',
    title: 'refunds',
    owner: 'group:default/payments',
    system: null,
    tier: 1,
    lifecycle: 'production',
    level: 3,
    atLeast: false,
    firstGap: 'on-call',
    rungs: rungStates({ 'on-call': 'missing', consistent: 'contradicted' }),
    gaps: ['no-on-call', 'contradiction'],
    sentence: 'Payments owns it, but nobody is on call.',
    contradictions: [
      [
        { text: 'group:default/payments', source: 'spec.owner' },
        { text: 'team: platform', source: 'templates/deployment.yaml' },
      ],
    ],
    suggestedOwner: {
      kind: 'team',
      name: 'platform',
      evidence: [{ text: '@bank/platform', source: 'CODEOWNERS:3' }],
    },
    ...overrides,
  };
}

/** Three serving services; nothing watches the latency of two. */
export function buildSloCoverage(
  overrides: Partial<SloCoverageResponse> = {},
): SloCoverageResponse {
  return {
    services: 3,
    signals: GOLDEN_SIGNALS.map(signal => ({
      signal,
      strengths: {
        none: signal === 'latency' ? 2 : 0,
        dashboard: 1,
        canary: 0,
        alert: signal === 'latency' ? 0 : 1,
        slo: 0,
      },
      unknown: signal === 'latency' ? 0 : 1,
    })),
    ...overrides,
  };
}

/** An image in two versions. */
export function buildUsage(overrides: Partial<Usage> = {}): Usage {
  return {
    kind: 'image',
    name: 'docker.io/library/redis',
    services: 3,
    versions: [
      { version: '7.2', services: 2 },
      { version: '6.0', services: 1 },
    ],
    ...overrides,
  };
}

/** A check that one critical finding fails. */
export function buildCheck(
  overrides: Partial<ScorecardCheck> = {},
): ScorecardCheck {
  return {
    id: 'no-critical-findings',
    name: 'No critical findings',
    description: 'Nothing critical is left to mend.',
    level: 'silver',
    passed: false,
    reason: '1 critical finding, none is allowed',
    findings: { severity: 'critical' },
    ...overrides,
  };
}

/** Bronze, with one check missing for silver. */
export function buildScorecard(
  overrides: Partial<EntityScorecard> = {},
): EntityScorecard {
  return {
    entityRef: 'component:default/checkout',
    level: 'bronze',
    checks: [
      buildCheck({
        id: 'audited',
        name: 'Is audited',
        level: 'bronze',
        passed: true,
        reason: '',
        findings: undefined,
      }),
      buildCheck(),
    ],
    checkedAt: '2026-11-20T10:00:00Z',
    ...overrides,
  };
}
