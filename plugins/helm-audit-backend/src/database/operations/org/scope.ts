import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { isPostgres } from '../../dialect';

/** Services that a question is about. Everything given must hold. */
export interface OrgScope {
  /** Ids of the services that the caller may read; absent for all. */
  readable?: readonly number[];
  /** References of owning groups; `null` is among them for services without a group. */
  groups?: ReadonlyArray<string | null>;
  /** References of systems; `null` is among them for services without a system. */
  systems?: ReadonlyArray<string | null>;
  tier?: Tier;
  lifecycle?: string;
  tag?: string;
}

/** The tier that counts: that of the last audit, else what the entity says. */
export const EFFECTIVE_TIER = 'coalesce(f.tier, s.tier)';

/**
 * The services in a scope as `s`, with the figures of their last report as `f` where there is
 * one. What to select is up to the caller.
 */
export function selectServices(knex: Knex, scope: OrgScope): Knex.QueryBuilder {
  const query = knex('services as s')
    .leftJoin('service_figures as f', 'f.service_id', 's.id')
    .whereNull('s.missing_since');
  const { readable, groups, systems, tier, lifecycle, tag } = scope;
  if (readable) whereReadable(knex, query, 's.id', readable);
  if (groups) whereAmong(knex, query, 's.group_ref', groups);
  if (systems) whereAmong(knex, query, 's.system_ref', systems);
  if (tier) query.whereRaw(`${EFFECTIVE_TIER} = ?`, [tier]);
  if (lifecycle) query.where('s.lifecycle', lifecycle);
  if (tag) {
    query.whereIn(
      's.id',
      knex('service_tags').where({ tag }).select('service_id'),
    );
  }
  return query;
}

/**
 * Narrows figures down to the services in a scope. Services that are hidden have no figures, so
 * those of all that may be read need no look at the services.
 */
export function inScope(
  knex: Knex,
  column: string,
  scope: OrgScope,
): (query: Knex.QueryBuilder) => void {
  const { readable, ...narrowing } = scope;
  const isNarrow = Object.values(narrowing).some(value => value !== undefined);
  return query => {
    if (isNarrow) {
      query.whereIn(column, selectServices(knex, scope).select('s.id'));
    } else if (readable) {
      whereReadable(knex, query, column, readable);
    }
  };
}

function whereReadable(
  knex: Knex,
  query: Knex.QueryBuilder,
  column: string,
  ids: readonly number[],
): void {
  if (ids.length === 0) query.whereRaw('1 = 0');
  else query.whereRaw(...isAmong(knex, column, ids));
}

function whereAmong(
  knex: Knex,
  query: Knex.QueryBuilder,
  column: string,
  refs: ReadonlyArray<string | null>,
): void {
  const given = refs.filter(ref => ref !== null);
  query.where(either => {
    either.whereRaw(...isAmong(knex, column, given));
    if (given.length < refs.length) either.orWhereNull(column);
  });
}

/** A condition with all values in one binding, however many there are. */
function isAmong(
  knex: Knex,
  column: string,
  values: ReadonlyArray<string | number>,
): [string, Knex.RawBinding[]] {
  const list = JSON.stringify(values);
  if (!isPostgres(knex)) {
    return [`${column} in (select value from json_each(?))`, [list]];
  }
  // A constant array of numbers is hashed; numbers in JSON would have to be cast one by one.
  return typeof values[0] === 'number'
    ? [`${column} = any(?::integer[])`, [`{${values.join()}}`]]
    : [`${column} in (select jsonb_array_elements_text(?::jsonb))`, [list]];
}
