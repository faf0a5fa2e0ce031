import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { AuditReason, chunked, NO_ERROR, QueueRow } from '../../tables';

/** An audit that is to be made. */
export interface DueAudit {
  entityRef: string;
  inputHash: string;
  reason: AuditReason;
  dueAt: Date;
  /** Audit even if nothing changed, ahead of all that isn't forced. */
  forced?: boolean;
}

/**
 * What makes a known row due again. Two planners that find the same change must not undo
 * each other's work, nor must impatient requests.
 */
const IS_NEWS = `
  audit_queue.missing_since is not null
  or audit_queue.input_hash <> excluded.input_hash
  or (excluded.forced
      and not (audit_queue.forced and audit_queue.state = 'queued'))`;

/**
 * Queues audits, of new entities or of known ones with news. Each gets a new ticket, so
 * that an audit that is running meanwhile can't mark the row as done.
 */
export async function upsertAudits(
  knex: Knex,
  audits: DueAudit[],
): Promise<void> {
  for (const chunk of chunked(audits)) {
    await knex<QueueRow>('audit_queue')
      .insert(chunk.map(toRow))
      .onConflict('entity_ref')
      .merge()
      .where(knex.raw(IS_NEWS));
  }
}

function toRow(audit: DueAudit) {
  const forced = audit.forced ?? false;
  return {
    entity_ref: audit.entityRef,
    input_hash: audit.inputHash,
    state: 'queued' as const,
    stage: null,
    reason: audit.reason,
    priority: forced ? 1 : 0,
    forced,
    next_run_at: audit.dueAt,
    ticket: randomUUID(),
    attempts: 0,
    missing_since: null,
    ...NO_ERROR,
  };
}
