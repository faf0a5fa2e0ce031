import { AuditState } from '../api';
import { DimensionId } from '../dimensions';
import { Grade, SeverityCounts, Tier } from '../report';
import { GoldenSignal, SignalStrength } from '../slo';
import { OrgFilter } from './query';

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

/** Services without a chart by whom the catalog names as their owner. */
export interface UnlinkedResponse {
  /** Owners with the most services first; `null` for nobody. */
  owners: Array<{ owner: string | null; services: number }>;
  /** Set when there are more owners than are given. */
  truncated: boolean;
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
