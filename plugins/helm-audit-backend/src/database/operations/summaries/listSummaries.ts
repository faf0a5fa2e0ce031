import { AuditSummary } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { selectSummaries, toSummary } from './selectSummaries';

/** Summaries ordered by entity reference, those after a given one. */
export async function listSummaries(
  knex: Knex,
  options: { after?: string; limit: number },
): Promise<AuditSummary[]> {
  const query = selectSummaries(knex)
    .orderBy('audit_queue.entity_ref')
    .limit(options.limit);
  if (options.after !== undefined) {
    query.where('audit_queue.entity_ref', '>', options.after);
  }
  const rows = await query;
  return rows.map(toSummary);
}
