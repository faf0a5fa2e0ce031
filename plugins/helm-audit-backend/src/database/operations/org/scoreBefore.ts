import { Knex } from 'knex';

/** Stands for "no score then" where absent means "as it is now". */
const NONE = -1;

/**
 * The score that each service `s` had before a day: that before its first change since. The
 * index on changes answers it with one look for each service.
 *
 * @returns an expression: absent where nothing changed since, {@link NONE} where there was none
 */
export function firstBefore(knex: Knex, sinceDay: number): Knex.Raw {
  return knex.raw(
    `(select coalesce(c.before, ${NONE}) from score_changes c
      where c.service_id = s.id and c.day >= ? order by c.day limit 1)`,
    [sinceDay],
  );
}

/**
 * By how much the score rose since the day that `first_before` was asked for.
 *
 * @returns SQL: absent where there is no score now or was none then
 */
export const CHANGE_SINCE = `case
  when score is null or first_before = ${NONE} then null
  else round(((score - coalesce(first_before, score)) * 10)) / 10 end`;
