import { Knex } from 'knex';
import { HistoryRow } from '../../tables';

/** A service whose history has points that its changes don't know. */
export interface StaleChanges {
  serviceId: number;
  entityRef: string;
}

/**
 * Services whose newest point of history is another than the one that their changes were worked
 * out from.
 *
 * @param afterId - only points added after this one are looked at
 */
export async function listStaleChanges(
  knex: Knex,
  options: { afterId: number; limit: number },
): Promise<StaleChanges[]> {
  const newest = knex('score_history')
    .where('id', '>', options.afterId)
    .groupBy('entity_ref')
    .select('entity_ref')
    .max({ newest: 'id' })
    .as('h');
  return knex
    .from(newest)
    .join('services as s', 's.entity_ref', 'h.entity_ref')
    .join('service_figures as f', 'f.service_id', 's.id')
    .whereRaw('coalesce(f.history_id, 0) <> h.newest')
    .limit(options.limit)
    .select({ serviceId: 's.id', entityRef: 's.entity_ref' });
}

/** Id of the newest point of the history. */
export async function newestPoint(knex: Knex): Promise<number> {
  const row = await knex<HistoryRow>('score_history')
    .max({ newest: 'id' })
    .first();
  return row?.newest ?? 0;
}
