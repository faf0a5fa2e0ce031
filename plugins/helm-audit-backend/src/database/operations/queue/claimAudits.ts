import { randomUUID } from 'node:crypto';
import { AuditState } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { isPostgres } from '../../dialect';
import { AuditReason, QueueRow, StoredTime } from '../../tables';
import { toDate } from '../../time';

/** The right to write the outcome of one audit, until someone else takes it. */
export interface Lease {
  entityRef: string;
  ticket: string;
}

/** A claimed row of the queue. */
export interface ClaimedAudit extends Lease {
  /** State before the claim; `running` means that an earlier audit never ended. */
  state: AuditState;
  reason: AuditReason;
  forced: boolean;
  /** Claims since the last audit that ended well, this one included. */
  attempts: number;
  sourceEtag?: string;
  contentHash?: string;
  contextHash?: string;
  staleAt?: Date;
}

/**
 * Claims rows that are due by pushing them forward to the end of the lease. The transaction
 * is short: nothing else happens in it. Of several replicas on PostgreSQL, each skips the
 * rows that another one is just claiming.
 */
export async function claimAudits(
  knex: Knex,
  options: { limit: number; now: Date; leaseUntil: Date },
): Promise<ClaimedAudit[]> {
  const ticket = randomUUID();
  return knex.transaction(async tx => {
    const due = tx<QueueRow>('audit_queue')
      .where('next_run_at', '<=', options.now)
      .whereNull('missing_since')
      .orderBy([
        { column: 'priority', order: 'desc' },
        { column: 'next_run_at' },
        { column: 'entity_ref' },
      ])
      .limit(options.limit)
      .select('*');
    const rows: QueueRow[] = await (isPostgres(tx)
      ? due.forUpdate().skipLocked()
      : due);
    if (rows.length === 0) return [];
    await tx<QueueRow>('audit_queue')
      .whereIn(
        'entity_ref',
        rows.map(row => row.entity_ref),
      )
      .update({ ticket, next_run_at: options.leaseUntil })
      .increment('attempts', 1);
    return rows.map(row => toClaim(row, ticket));
  });
}

function toClaim(row: QueueRow, ticket: string): ClaimedAudit {
  return {
    entityRef: row.entity_ref,
    ticket,
    state: row.state,
    reason: row.reason,
    forced: Boolean(row.forced),
    attempts: row.attempts + 1,
    sourceEtag: row.source_etag ?? undefined,
    contentHash: row.content_hash ?? undefined,
    contextHash: row.context_hash ?? undefined,
    staleAt: optionalDate(row.stale_at),
  };
}

function optionalDate(time: StoredTime | null): Date | undefined {
  return time === null ? undefined : toDate(time);
}
