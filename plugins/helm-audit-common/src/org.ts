import { AuditState } from './api';
import { DimensionId } from './dimensions';
import { OwnershipEvidence, OwnershipRungId, RungState } from './ownership';
import { Grade, SeverityCounts, Tier } from './report';
import { Severity } from './severity';
import { GoldenSignal, SignalStrength } from './slo';

/** By what services are put together. */
export const ORG_BREAKDOWNS = ['group', 'system', 'domain', 'tier'] as const;

/** By what services are put together. */
export type OrgBreakdown = (typeof ORG_BREAKDOWNS)[number];

/** Which services are meant. Everything given must hold; nothing given means all. */
export interface OrgFilter {
  /** Reference of an owning group, with all groups below it at any depth; `none` for no group. */
  group?: string;
  /** Reference of a system; `none` for no system. */
  system?: string;
  /** Reference of a domain, with the domains below it; `none` for no domain. */
  domain?: string;
  tier?: Tier;
  lifecycle?: string;
  tag?: string;
}

/** A page of a list. */
export interface OrgPage<T> {
  items: T[];
  /** How many there are in all, for whoever asks. */
  totalItems: number;
  pageInfo: { nextCursor?: string };
}

/**
 * Why the caller finds nothing in the catalog by a reference: `missing` where the catalog knows
 * no such entity, though services name it; `unreadable` where the caller may not read it, or
 * there is none.
 */
export type UnresolvedKey = 'missing' | 'unreadable';

/** Something in the catalog that services are put together by. */
export interface OrgKey {
  /** Reference such as `group:default/payments`; for a tier `1`; '' for "none". */
  key: string;
  title: string;
  /** The group or domain above it; absent at the top and for systems and tiers. */
  parent?: string;
  /**
   * Why a link to it would lead nowhere; absent where it has a page in the catalog, or that isn't
   * known before the catalog was read once.
   */
  unresolved?: UnresolvedKey;
}

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

/** Grades, the best first. */
export const GRADES = ['A', 'B', 'C', 'D', 'F'] as const satisfies Grade[];

/** What services are counted as in a distribution. */
export const COUNTED_AS = [
  'audited',
  'waiting',
  'failed',
  'unlinked',
  'incomplete',
  'ungraded',
  'blocked',
] as const;

/** What services are counted as in a distribution; the list of each has as many as are counted. */
export type CountedAs = (typeof COUNTED_AS)[number];

/** Which way scores moved over a period; `new` had none before it. */
export const SCORE_MOVES = [
  'improved',
  'fell-back',
  'unchanged',
  'new',
] as const;

/** Which way a score moved over a period; `new` had none before it. */
export type ScoreMove = (typeof SCORE_MOVES)[number];

/** Order of a list of services. */
export const SERVICE_ORDERS = [
  'score',
  '-score',
  'name',
  '-name',
  'change',
  '-change',
  'tier',
  '-tier',
] as const;

/** Order of a list of services; a leading `-` turns it round. Services without a score come last. */
export type ServiceOrder = (typeof SERVICE_ORDERS)[number];

/** A service in a list. */
export interface OrgService {
  entityRef: string;
  title: string;
  owner: string | null;
  system: string | null;
  domain: string | null;
  tier: Tier;
  lifecycle: string | null;
  /** `null` where no chart is linked. */
  state: AuditState | null;
  score: number | null;
  grade: Grade | null;
  coverage: number | null;
  incomplete: boolean;
  blockers: number;
  findings: SeverityCounts;
  dimensions: Record<DimensionId, number | null>;
  /** Change of the score over the period asked for; `null` where there is no score before it. */
  change: number | null;
  /**
   * `null` without figures: where `state` is `completed`, these are being taken from the report
   * again, such as after an upgrade; no `score` beside a time is too little evidence for one.
   */
  auditedAt: string | null;
}

/** A golden signal with the strength at which all serving workloads are watched at least. */
export type WatchedSignal = `${GoldenSignal}:${SignalStrength | 'unknown'}`;

/** Options of a list of services. */
export interface ServicesQuery extends OrgFilter {
  order?: ServiceOrder;
  /** Period in days that `change` is over; 30 when not given. */
  period?: number;
  /** `linked` (the default), `unlinked` or `all` (the default beside `counted`). */
  link?: 'linked' | 'unlinked' | 'all';
  /** Only services that a distribution counts as this; `unaudited` are all but the audited. */
  counted?: CountedAs | 'unaudited';
  grade?: Grade;
  /** Only services whose score moved so over the period. */
  moved?: ScoreMove;
  /** Only services that fail this rule. */
  rule?: string;
  /** Reference of the owner itself, without groups below; `none` where nobody is named. */
  owner?: string;
  /** Only services that watch a golden signal so well, as they are counted in the coverage. */
  watched?: WatchedSignal;
  cursor?: string;
  /** 50 when not given, 200 at most. */
  limit?: number;
}

/** What is missing between a service and a clear owner. */
export const OWNERSHIP_GAPS = [
  'orphan',
  'individual',
  'unreachable',
  'no-on-call',
  'contradiction',
  'not-enforced',
  'not-operable',
] as const;

/** What is missing between a service and a clear owner. */
export type OwnershipGapKind = (typeof OWNERSHIP_GAPS)[number];

/** What is the case of a rung that isn't met. */
export const UNMET_STATES = ['missing', 'contradicted', 'unknown'] as const;

/** What is the case of a rung that isn't met. */
export type UnmetState = (typeof UNMET_STATES)[number];

/** Services without a chart by whom the catalog names as their owner. */
export interface UnlinkedResponse {
  /** Owners with the most services first; `null` for nobody. */
  owners: Array<{ owner: string | null; services: number }>;
  /** Set when there are more owners than are given. */
  truncated: boolean;
}

/** How many services stand on each rung. */
export interface OwnershipFunnelResponse {
  services: number;
  audited: number;
  /** For each rung in order: in how many services it is in each state, and how many hold all rungs up to it. */
  rungs: Array<{
    id: OwnershipRungId;
    states: Record<RungState, number>;
    /** Services that meet this rung and all below it. */
    reached: number;
    /** Services that meet all below it and not this one, by what is the case instead. */
    stopped: Record<UnmetState, number>;
  }>;
  gaps: Record<OwnershipGapKind, number>;
}

/** A service without a clear owner. */
export interface OwnershipGap {
  entityRef: string;
  title: string;
  owner: string | null;
  system: string | null;
  tier: Tier;
  lifecycle: string | null;
  /** Rungs met in a row, 0 to 7. */
  level: number;
  atLeast: boolean;
  /** The first rung that isn't met. */
  firstGap: OwnershipRungId | null;
  rungs: Record<OwnershipRungId, RungState>;
  gaps: OwnershipGapKind[];
  /** The result in words. */
  sentence: string;
  contradictions: Array<[OwnershipEvidence, OwnershipEvidence]>;
  suggestedOwner: {
    kind: 'team' | 'people';
    name: string;
    evidence: OwnershipEvidence[];
  } | null;
}

/** Options of a list of ownership gaps: by tier, then by rung. */
export interface OwnershipGapsQuery extends OrgFilter {
  gap?: OwnershipGapKind;
  /** Only those whose first rung that isn't met is this one. */
  rung?: OwnershipRungId;
  /** Only beside `rung`: only those of which that rung is in this state. */
  state?: UnmetState;
  /** Instead of gaps the services that meet this rung and all below it; not beside `rung`. */
  reached?: OwnershipRungId;
  cursor?: string;
  /** 50 when not given, 200 at most. */
  limit?: number;
}

/** How many services watch each golden signal how well. */
export interface SloCoverageResponse {
  /** Audited services with at least one workload that serves. */
  services: number;
  signals: Array<{
    signal: GoldenSignal;
    /** Services by the strength at which all their serving workloads are watched at least. */
    strengths: Record<SignalStrength, number>;
    /** Services where it could not be seen. */
    unknown: number;
  }>;
}

/** What services are built on. */
export const USAGE_KINDS = ['image', 'chart', 'licence', 'retired'] as const;

/** What services are built on: images, charts, their licences, upstreams that ended. */
export type UsageKind = (typeof USAGE_KINDS)[number];

/** One thing that services are built on. */
export interface Usage {
  kind: UsageKind;
  /** Such as `docker.io/library/redis`, `Apache-2.0`. */
  name: string;
  services: number;
  /** Versions in use with how many services use each, the most used first; at most 20. */
  versions: Array<{ version: string; services: number }>;
}

/** Options of a list of what services are built on, the most used first. */
export interface UsageQuery extends OrgFilter {
  kind: UsageKind;
  /** Part of the name. */
  search?: string;
  cursor?: string;
  limit?: number;
}

/** A service that uses something. */
export interface UsageService {
  entityRef: string;
  title: string;
  owner: string | null;
  tier: Tier;
  version: string | null;
}

/** Options of a list of services that use one thing. */
export interface UsageServicesQuery extends OrgFilter {
  kind: UsageKind;
  name: string;
  cursor?: string;
  limit?: number;
}

/** What services can be narrowed down by, as far as the caller may see services there. */
export interface OrgFacetsResponse {
  groups: OrgKey[];
  systems: OrgKey[];
  domains: OrgKey[];
  tiers: Tier[];
  lifecycles: string[];
  tags: string[];
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

/** Levels of the scorecard, from the first to the last. */
export const SCORECARD_LEVELS = ['bronze', 'silver', 'gold'] as const;

/** A level of the scorecard. */
export type ScorecardLevel = (typeof SCORECARD_LEVELS)[number];

/** A check of the scorecard and how it ended for one service. */
export interface ScorecardCheck {
  id: string;
  name: string;
  description: string;
  level: ScorecardLevel;
  passed: boolean;
  /** Why it failed, with the value that was found, such as `1 critical finding, none is allowed`. */
  reason: string;
  /** What the findings behind it can be found by on the entity's tab. */
  findings?: { severity?: Severity; dimension?: DimensionId };
}

/** The scorecard of one service. */
export interface EntityScorecard {
  entityRef: string;
  /** The highest level whose checks and those below it all passed; `null` for none. */
  level: ScorecardLevel | null;
  /** Empty where Tech Insights has no facts of the service yet. */
  checks: ScorecardCheck[];
  /** When the facts were taken. */
  checkedAt: string | null;
}

/** Scorecards of services, as far as the caller may read these. */
export interface ScorecardsResponse {
  /** `absent`: Tech Insights or its checks are not installed; `unavailable`: it did not answer. */
  state: 'available' | 'absent' | 'unavailable';
  /** Why it is not available, and what to do. */
  reason?: string;
  items: EntityScorecard[];
}

/** Lists that can be had as CSV. */
export type OrgCsv =
  | 'services'
  | 'heatmap'
  | 'distribution'
  | 'trend'
  | 'gaps'
  | 'ownership'
  | 'slo'
  | 'usage';
