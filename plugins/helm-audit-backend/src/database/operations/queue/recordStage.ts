import { AuditStage } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { NO_ERROR, QueueRow } from '../../tables';
import { Lease } from './claimAudits';

/**
 * Says that an audit is running, and how far it is.
 *
 * @returns whether the lease still holds
 */
export async function recordStage(
  knex: Knex,
  lease: Lease,
  stage: AuditStage,
): Promise<boolean> {
  const rows = await knex<QueueRow>('audit_queue')
    .where({ entity_ref: lease.entityRef, ticket: lease.ticket })
    .update({ state: 'running', stage, ...NO_ERROR });
  return rows > 0;
}
