import { AuditError } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { storable } from '../../storable';
import { AuditReason, QueueRow } from '../../tables';
import { Lease } from './claimAudits';

/**
 * Ends a claim whose audit failed. The last completed report stays as it is. What was known
 * of the content is forgotten, so that the next check audits again.
 *
 * @returns whether the lease still held
 */
export async function releaseFailed(
  knex: Knex,
  lease: Lease,
  options: { error: AuditError; nextRunAt: Date; reason: AuditReason },
): Promise<boolean> {
  const rows = await knex<QueueRow>('audit_queue')
    .where({ entity_ref: lease.entityRef, ticket: lease.ticket })
    .update({
      state: 'failed',
      stage: null,
      reason: options.reason,
      priority: 0,
      forced: false,
      next_run_at: options.nextRunAt,
      error_code: options.error.code,
      error_message: storable(options.error.message),
      error_fix: storable(options.error.fix),
      source_etag: null,
      content_hash: null,
      context_hash: null,
      stale_at: null,
    });
  return rows > 0;
}
