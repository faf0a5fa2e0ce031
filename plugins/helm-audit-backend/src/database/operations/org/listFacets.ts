import { Tier } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { ServiceRow, ServiceTagRow } from '../../orgTables';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';

/** Tags that are told at most, the most used ones. */
const MAX_TAGS = 500;

/** What the services in a scope have. */
export interface Facets {
  groups: string[];
  systems: string[];
  tiers: Tier[];
  lifecycles: string[];
  tags: string[];
}

type FacetRow = Pick<
  ServiceRow,
  'group_ref' | 'system_ref' | 'lifecycle' | 'tier'
>;

/** Lists what services can be narrowed down by. */
export async function listFacets(knex: Knex, scope: OrgScope): Promise<Facets> {
  const rows: FacetRow[] = await selectServices(knex, scope)
    .distinct('s.group_ref', 's.system_ref', 's.lifecycle')
    .select(knex.raw(`${EFFECTIVE_TIER} as tier`));
  const tags: Array<Pick<ServiceTagRow, 'tag'>> = await knex(
    'service_tags as t',
  )
    .whereIn('t.service_id', selectServices(knex, scope).select('s.id'))
    .groupBy('t.tag')
    .orderByRaw('count(*) desc, t.tag')
    .limit(MAX_TAGS)
    .select('t.tag');
  const valuesOf = <Column extends keyof FacetRow>(column: Column) =>
    [...new Set(rows.map(row => row[column]))]
      .filter(value => value !== null)
      .sort();
  return {
    groups: valuesOf('group_ref'),
    systems: valuesOf('system_ref'),
    tiers: valuesOf('tier'),
    lifecycles: valuesOf('lifecycle'),
    tags: tags.map(({ tag }) => tag).sort(),
  };
}
