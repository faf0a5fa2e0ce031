import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { NO_ERROR, QueueRow } from '../../tables';
import { replaceFindings } from '../findings/replaceFindings';
import { appendPoint } from '../history/appendPoint';
import { storeFigures } from '../org/storeFigures';
import { Lease } from '../queue/claimAudits';
import { upsertReport } from './upsertReport';

/** A report and what it was made from. */
export interface CompletedAudit {
  report: AuditReport;
  contentHash: string;
  contextHash: string;
  sourceKey: string;
  sourceEtag?: string;
  nextRunAt: Date;
  /** When the report expires though nothing changed. */
  staleAt?: Date;
}

/**
 * Stores a report and releases its queue row in one transaction, so that either both happen
 * or none does.
 *
 * @returns false when the lease was lost; then nothing is stored
 */
export async function completeAudit(
  knex: Knex,
  lease: Lease,
  audit: CompletedAudit,
): Promise<boolean> {
  return knex.transaction(async tx => {
    const released = await tx<QueueRow>('audit_queue')
      .where({ entity_ref: lease.entityRef, ticket: lease.ticket })
      .update({
        state: 'completed',
        stage: null,
        reason: 'check',
        priority: 0,
        forced: false,
        attempts: 0,
        next_run_at: audit.nextRunAt,
        source_key: audit.sourceKey,
        source_etag: audit.sourceEtag ?? null,
        content_hash: audit.contentHash,
        context_hash: audit.contextHash,
        stale_at: audit.staleAt ?? null,
        ...NO_ERROR,
      });
    if (released === 0) return false;
    await upsertReport(tx, lease.entityRef, audit.report);
    await replaceFindings(tx, lease.entityRef, audit.report);
    await appendPoint(tx, lease.entityRef, audit.report);
    await storeFigures(tx, lease.entityRef, audit.report);
    return true;
  });
}
