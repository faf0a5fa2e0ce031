import { Knex } from 'knex';

/** Narrows services `s` down to those of one owner, without those of groups below. */
export function whereOwner(
  query: Knex.QueryBuilder,
  owner: string | null,
): void {
  if (owner === null) query.whereNull('s.owner_ref');
  else query.where('s.owner_ref', owner);
}
