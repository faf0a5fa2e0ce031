import { AuditSummary } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { selectSummaries, toSummary } from './selectSummaries';

/** The summary of one entity. */
export async function getSummary(
  knex: Knex,
  entityRef: string,
): Promise<AuditSummary | undefined> {
  const [row] = await selectSummaries(knex).where({
    'audit_queue.entity_ref': entityRef,
  });
  return row && toSummary(row);
}
