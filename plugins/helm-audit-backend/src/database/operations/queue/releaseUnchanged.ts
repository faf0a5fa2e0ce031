import { Knex } from 'knex';
import { NO_ERROR, QueueRow } from '../../tables';
import { Lease } from './claimAudits';

/**
 * Ends a claim whose chart is as it was when its stored report was made.
 *
 * @returns whether the lease still held
 */
export async function releaseUnchanged(
  knex: Knex,
  lease: Lease,
  options: { nextRunAt: Date; sourceEtag?: string },
): Promise<boolean> {
  const rows = await knex<QueueRow>('audit_queue')
    .where({ entity_ref: lease.entityRef, ticket: lease.ticket })
    .update({
      state: 'completed',
      stage: null,
      reason: 'check',
      priority: 0,
      forced: false,
      attempts: 0,
      next_run_at: options.nextRunAt,
      source_etag: options.sourceEtag ?? null,
      ...NO_ERROR,
    });
  return rows > 0;
}
