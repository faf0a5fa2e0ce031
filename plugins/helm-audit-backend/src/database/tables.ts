import { AuditStage, AuditState } from '@helm-audit/plugin-helm-audit-common';

/** A point in time as the drivers return it: PostgreSQL a `Date`, SQLite milliseconds. */
export type StoredTime = Date | number;

/** A truth value as the drivers return it: PostgreSQL a boolean, SQLite 0 or 1. */
export type StoredBoolean = boolean | number;

/** Why an audit is due. */
export type AuditReason = 'new' | 'changed' | 'manual' | 'check' | 'retry';

/** Row of `audit_queue`. */
export interface QueueRow {
  entity_ref: string;
  input_hash: string;
  source_key: string | null;
  state: AuditState;
  stage: AuditStage | null;
  reason: AuditReason;
  priority: number;
  forced: StoredBoolean;
  next_run_at: StoredTime;
  ticket: string;
  attempts: number;
  error_code: string | null;
  error_message: string | null;
  error_fix: string | null;
  source_etag: string | null;
  content_hash: string | null;
  context_hash: string | null;
  stale_at: StoredTime | null;
  missing_since: StoredTime | null;
}

/** Row of `reports`. */
export interface ReportRow {
  entity_ref: string;
  report: string;
  digest: string;
  profile_hash: string;
  score: number | null;
  grade: string | null;
  coverage: number;
  incomplete: StoredBoolean;
  blockers: number;
  chart_name: string;
  chart_version: string;
  audited_at: StoredTime;
}

/** Row of `findings`. */
export interface FindingRow {
  id: number;
  entity_ref: string;
  rule_id: string;
  dimension: string;
  severity: string;
  outcome: 'fail' | 'waived';
  fingerprint: string;
  message: string;
}

/** Row of `score_history`. */
export interface HistoryRow {
  id: number;
  entity_ref: string;
  audited_at: StoredTime;
  digest: string;
  profile_hash: string;
  score: number | null;
  grade: string | null;
  coverage: number;
  chart_version: string;
  critical: number;
  high: number;
  medium: number;
  low: number;
}

/** Columns that clear what is known of the last failure. */
export const NO_ERROR = {
  error_code: null,
  error_message: null,
  error_fix: null,
} as const;

/** Rows in one statement; keeps below SQLite's limit on bound values. */
export const CHUNK_SIZE = 100;

/** Splits a list into pieces that fit one statement. */
export function chunked<T>(items: T[], size: number = CHUNK_SIZE): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) {
    chunks.push(items.slice(at, at + size));
  }
  return chunks;
}
