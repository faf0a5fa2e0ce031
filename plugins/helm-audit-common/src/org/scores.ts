import { DimensionId } from '../dimensions';
import { Grade, SeverityCounts, Tier } from '../report';
import { Severity } from '../severity';
import { GoldenSignal, SignalStrength } from '../slo';
import { OrgBreakdown, OrgFilter, OrgKey } from './query';

/** What is known of the services under one key, those of everything below it included. */
export interface HeatmapRow extends OrgKey {
  services: number;
  /** Those with a completed audit; the averages are over these. */
  audited: number;
  /** Those whose own key this is, rather than one below it. */
  direct: number;
  /** Average, 0.0 to 10.0; `null` where nothing is audited. */
  score: number | null;
  /** Average share of what could be decided, 0 to 1. */
  coverage: number | null;
  blockers: number;
  dimensions: Record<DimensionId, number | null>;
}

/** Average scores of what services are put together by. */
export interface HeatmapResponse {
  by: OrgBreakdown;
  rows: HeatmapRow[];
  /** Set when there are more rows than are given. */
  truncated: boolean;
}

/** Average scores of a tier. */
export type TierAverage = { tier: Tier } & Pick<
  HeatmapRow,
  'audited' | 'score' | 'dimensions'
>;

/** Average scores of all tiers, as far as they are known without a look at the catalog. */
export interface TierAveragesResponse {
  /** `null` where it isn't at hand which services the caller may read. */
  tiers: TierAverage[] | null;
}

/** How many services there are of each kind. */
export interface DistributionResponse {
  services: number;
  audited: number;
  /** Linked, but without figures: not audited yet, or these are being taken from the report again. */
  waiting: number;
  /** Linked, but no audit ever completed. */
  failed: number;
  unlinked: number;
  incomplete: number;
  /** Audited, but with too little evidence for a grade; they have no score. */
  ungraded: number;
  /** Average of the graded, 0.0 to 10.0. */
  score: number | null;
  blockers: number;
  /** Services with at least one blocker. */
  blocked: number;
  grades: Record<Grade, number>;
  /** Audited services by whole points of score: the first counts 0.0 to 0.9, the last 9.0 to 10.0. */
  histogram: number[];
  tiers: Array<{ tier: Tier; services: number; score: number | null }>;
}

/** A point of the average score over time. */
export interface TrendPoint {
  /** First day of the week in UTC, such as `2026-11-16`. */
  week: string;
  /** Average of all services with a score in that week: it moves too when some come or go. */
  score: number | null;
  /** Services with a score in that week. */
  services: number;
  /** Average of the services with a score throughout the period: like compared with like. */
  steadyScore: number | null;
}

/** A service whose score changed. */
export interface Mover {
  entityRef: string;
  title: string;
  owner: string | null;
  tier: Tier;
  before: number;
  score: number;
  /** `score` less `before`. */
  change: number;
}

/** How scores moved over a period. */
export interface MovementResponse {
  /** In days. */
  period: number;
  trend: TrendPoint[];
  /** Services with a score throughout the period, those behind each `steadyScore`. */
  steadyCount: number;
  /** Most improved first, then the higher score. */
  improved: Mover[];
  /** Fell back the most first. */
  fellBack: Mover[];
  improvedCount: number;
  fellBackCount: number;
  unchangedCount: number;
  /** Not audited before the period began. */
  newCount: number;
}

/** A rule that several services fail. */
export interface CommonGap {
  ruleId: string;
  title: string;
  dimension: DimensionId;
  /** The worst among the services. */
  severity: Severity;
  services: number;
  /** How many of them would score higher when it is mended. */
  lifted: number;
  /** How many of these only do once other blockers are closed too. */
  held: number;
  /** Average rise of the overall score of these, and their sum. */
  averageLift: number;
  totalLift: number;
}

/** Options of a list of common gaps. */
export interface GapsQuery extends OrgFilter {
  /** Only gaps of this dimension. */
  dimension?: DimensionId;
  /** 20 when not given, 500 at most. */
  limit?: number;
}

/** What most services have in common to mend, the largest total lift first. */
export interface GapsResponse {
  items: CommonGap[];
}

/** What is known of one audited service, in few figures: what scorecards are made of. */
export interface AuditFacts {
  entityRef: string;
  tier: Tier;
  lifecycle: string | null;
  score: number | null;
  grade: Grade | null;
  /** 0 to 1. */
  coverage: number;
  incomplete: boolean;
  blockers: number;
  findings: SeverityCounts;
  dimensions: Record<DimensionId, number | null>;
  ownership: { level: number; atLeast: boolean; contradictions: number };
  /** Whether it takes requests, so that its golden signals matter; `null` where unknown. */
  serves: boolean | null;
  /** The strength at which all serving workloads are watched at least; `null` where unknown. */
  slo: Record<GoldenSignal, SignalStrength | null>;
  dependencies: {
    charts: number;
    images: number;
    trouble: number;
    unknown: number;
    /**
     * Built on an upstream that ended; `null` where none is known to have, and not all could
     * be looked at.
     */
    retired: number | null;
    /** With a known vulnerability; `null` where no source was asked. */
    vulnerable: number | null;
  };
  auditedAt: string;
}
