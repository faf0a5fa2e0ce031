import { Knex } from 'knex';
import { QueueRow } from '../../tables';
import { Lease } from './claimAudits';

/**
 * Gives a claim back untouched, for example at shutdown: the row is due at once and the
 * attempt doesn't count.
 */
export async function releaseAborted(
  knex: Knex,
  lease: Lease,
  now: Date,
): Promise<void> {
  await knex<QueueRow>('audit_queue')
    .where({ entity_ref: lease.entityRef, ticket: lease.ticket })
    .update({ state: 'queued', stage: null, next_run_at: now })
    .decrement('attempts', 1);
}
