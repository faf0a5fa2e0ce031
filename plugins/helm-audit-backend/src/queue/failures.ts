import { createHash } from 'node:crypto';
import { AuditError } from '@helm-audit/plugin-helm-audit-common';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses before the first, second, … retry of what may pass by itself. */
const BACKOFF_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 3 * HOUR];

/** Failures that may pass by themselves; all others wait for someone to change something. */
const TRANSIENT = new Set([
  'source-unavailable',
  'catalog-unavailable',
  'audit-timeout',
  'audit-interrupted',
  'internal-error',
]);

/** Whether a failure is retried soon, rather than at the next regular check. */
export function isTransient(error: AuditError): boolean {
  return TRANSIENT.has(error.code);
}

/**
 * Pause before an audit that failed for the n-th time in a row, in milliseconds.
 *
 * @param attempts - how often it failed, from 1
 */
export function backoffMs(attempts: number): number {
  const index = Math.min(Math.max(attempts, 1), BACKOFF_MS.length) - 1;
  return BACKOFF_MS[index];
}

/**
 * Spreads a duration by up to a tenth either way, so that checks don't fall due together.
 * What has the same key stays together: charts of one repository are read at once.
 */
export function withJitter(ms: number, key: string): number {
  const fraction =
    createHash('sha256').update(key).digest().readUInt16BE() / 0xffff;
  return Math.round(ms * (0.9 + 0.2 * fraction));
}

/** What is stored and shown of anything that was thrown. */
export function toAuditError(error: unknown): AuditError {
  if (error instanceof AuditFailure) {
    return { code: error.code, message: error.message, fix: error.fix };
  }
  return {
    code: 'internal-error',
    message: 'The audit stopped because of a fault in helm-audit itself.',
    fix: 'It is tried again with growing pauses. If it stays, ask the people who run Backstage: the backend log has the details.',
  };
}
