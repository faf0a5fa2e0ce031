import { Knex } from 'knex';
import { inScope, OrgScope } from './scope';

/** By how much the scores of services changed on a day, added up. */
export interface DayOfChanges {
  day: number;
  change: number;
  /** How many more have a score than before. */
  scored: number;
}

/** Adds up the changes of scores by day, from one on; the index has them in that order. */
export async function sumChanges(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
): Promise<DayOfChanges[]> {
  const rows = await knex('score_changes as c')
    .where('c.day', '>=', sinceDay)
    .where(inScope(knex, 'c.service_id', scope))
    .groupBy('c.day')
    .orderBy('c.day')
    .select('c.day')
    .sum({ change: 'c.change', scored: 'c.scored' });
  return rows.map((row: any) => ({
    day: row.day,
    change: Number(row.change),
    scored: Number(row.scored),
  }));
}
