import { AuditReport, Grade } from './report';

/** State of an entity's audit as the backend stores it. */
export const AUDIT_STATES = [
  'queued',
  'running',
  'completed',
  'failed',
] as const;

/** State of an entity's audit as the backend stores it. */
export type AuditState = (typeof AUDIT_STATES)[number];

/** Steps of an audit in their order, as a page shows them ticking off. */
export const AUDIT_STAGES = [
  'load',
  'render',
  'parse',
  'gather',
  'evaluate',
  'score',
  'fix',
  'report',
] as const;

/** A step of an audit. */
export type AuditStage = (typeof AUDIT_STAGES)[number];

/** Why an audit failed: whose move it is and what to do. Holds no secrets. */
export interface AuditError {
  /** Stable machine-readable code, such as `not-a-chart`. */
  code: string;
  message: string;
  /** What to do about it. */
  fix: string;
}

/** The latest known state of one entity's audit. */
export interface AuditSummary {
  entityRef: string;
  state: AuditState;
  /** Stage reached while `running`. */
  stage: AuditStage | null;
  /** Overall score of the last completed audit, 0.0 to 10.0. */
  score: number | null;
  grade: Grade | null;
  /** 0 to 1. */
  coverage: number | null;
  incomplete: boolean;
  blockers: number;
  /** ISO 8601 time of the last completed audit. */
  auditedAt: string | null;
  /** Set when the last audit failed; the last completed report stays available. */
  error: AuditError | null;
  chart: { name: string; version: string } | null;
}

/** A page of summaries. */
export interface SummariesResponse {
  items: AuditSummary[];
  pageInfo: { nextCursor?: string };
}

/** One point of an entity's score history, oldest first. */
export interface HistoryPoint {
  auditedAt: string;
  score: number | null;
  grade: Grade | null;
  coverage: number;
  chartVersion: string;
  profileHash: string;
  findings: { critical: number; high: number; medium: number; low: number };
}

/** The score history of one entity. */
export interface HistoryResponse {
  items: HistoryPoint[];
}

/** The latest report of an entity with the state of its audit. */
export interface ReportResponse {
  summary: AuditSummary;
  /** `null` as long as no audit completed. */
  report: AuditReport | null;
}
