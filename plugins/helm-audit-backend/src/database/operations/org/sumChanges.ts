import { Knex } from 'knex';
import { StoredCount } from '../../orgTables';
import { selectUnsteady } from './listUnsteady';
import { inScope, OrgScope } from './scope';

/** By how much the scores of services changed on a day, added up. */
export interface DayOfChanges {
  day: number;
  change: number;
  /** Of the services alone that had a score throughout. */
  steadyChange: number;
  /** How many more have a score than before. */
  scored: number;
}

type ChangesRow = { day: number } & Record<
  'change' | 'scored' | 'steady',
  StoredCount
>;

/**
 * Adds up the changes of scores by day, from one on; the index has them in that order.
 *
 * @param steadySince - day from which on a service must have a score to count as steady
 */
export async function sumChanges(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
  steadySince: number,
): Promise<DayOfChanges[]> {
  const rows: ChangesRow[] = await knex('score_changes as c')
    .leftJoin(
      selectUnsteady(knex, steadySince).as('u'),
      'u.service_id',
      'c.service_id',
    )
    .where('c.day', '>=', sinceDay)
    .where(inScope(knex, 'c.service_id', scope))
    .groupBy('c.day')
    .orderBy('c.day')
    .select('c.day')
    .sum({ change: 'c.change', scored: 'c.scored' })
    .select(
      knex.raw(
        'sum(case when u.service_id is null then c.change else 0 end) as steady',
      ),
    );
  return rows.map(row => ({
    day: row.day,
    change: Number(row.change),
    steadyChange: Number(row.steady),
    scored: Number(row.scored),
  }));
}
