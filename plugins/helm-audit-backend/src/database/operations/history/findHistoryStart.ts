import { Knex } from 'knex';
import { HistoryRow } from '../../tables';
import { toDate } from '../../time';

/** When the score history of an entity begins, or nothing where there is none. */
export async function findHistoryStart(
  knex: Knex,
  entityRef: string,
): Promise<Date | undefined> {
  const first = await knex<HistoryRow>('score_history')
    .where({ entity_ref: entityRef })
    .orderBy('audited_at')
    .first('audited_at');
  return first && toDate(first.audited_at);
}
