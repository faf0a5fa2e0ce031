import { Knex } from 'knex';
import {
  ClaimedAudit,
  claimAudits,
} from '../database/operations/queue/claimAudits';
import { upsertAudits } from '../database/operations/queue/upsertAudits';
import { completeAudit } from '../database/operations/reports/completeAudit';
import { QueueRow } from '../database/tables';
import { buildReport } from './report';

/** A point in time that the tests share. */
export const NOW = new Date('2026-11-23T12:00:00.000Z');

/** A point in time some minutes after {@link NOW}, or before it. */
export function minutesLater(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}

/** Queues audits that are due now. */
export async function queueAudits(knex: Knex, ...entityRefs: string[]) {
  await upsertAudits(
    knex,
    entityRefs.map(entityRef => ({
      entityRef,
      inputHash: 'h1',
      reason: 'new' as const,
      dueAt: NOW,
    })),
  );
}

/** Claims whatever is due. */
export async function claim(
  knex: Knex,
  options: { limit?: number; now?: Date; leaseUntil?: Date } = {},
): Promise<ClaimedAudit[]> {
  return claimAudits(knex, {
    limit: 10,
    now: NOW,
    leaseUntil: minutesLater(15),
    ...options,
  });
}

/** Queues one entity and claims it. */
export async function claimOne(
  knex: Knex,
  entityRef: string,
): Promise<ClaimedAudit> {
  await queueAudits(knex, entityRef);
  const [claimed] = await claim(knex);
  return claimed;
}

/** Queues one entity, and stores a completed audit of it. */
export async function storeAudit(
  knex: Knex,
  entityRef: string,
  report = buildReport(),
): Promise<void> {
  await completeAudit(knex, await claimOne(knex, entityRef), {
    report,
    contentHash: 'c1',
    contextHash: 'x1',
    sourceKey: 'file:/shop',
    nextRunAt: minutesLater(30),
  });
}

/** The queue row of an entity. */
export async function readRow(knex: Knex, entityRef: string) {
  return knex<QueueRow>('audit_queue').where({ entity_ref: entityRef }).first();
}
