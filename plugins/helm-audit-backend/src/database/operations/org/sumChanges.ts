import { Knex } from 'knex';
import { weekSql } from '../../../org/days';
import { inScope, OrgScope } from './scope';

/** By how much the scores of services changed in a week, added up. */
export interface WeekOfChanges {
  week: number;
  change: number;
  /** How many more have a score than before. */
  scored: number;
}

/** Adds up the changes of scores by week, from a day on. */
export async function sumChanges(
  knex: Knex,
  scope: OrgScope,
  sinceDay: number,
): Promise<WeekOfChanges[]> {
  const rows = await knex('score_changes as c')
    .where('c.day', '>=', sinceDay)
    .where(inScope(knex, 'c.service_id', scope))
    .select(
      knex.raw(`${weekSql('c.day')} as week`),
      knex.raw('sum(c.change) as change'),
      knex.raw('sum(c.scored) as scored'),
    )
    .groupByRaw('1')
    .orderBy('week');
  return rows.map((row: any) => ({
    week: Number(row.week),
    change: Number(row.change),
    scored: Number(row.scored),
  }));
}
