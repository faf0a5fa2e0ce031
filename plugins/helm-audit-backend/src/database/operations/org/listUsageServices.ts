import { UsageKind, UsageService } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { endOf, pageBy, PageEnd, SortKey } from './page';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';

/** The thing that services are looked up for. */
export interface UsedThing {
  kind: UsageKind;
  name: string;
}

/** What the list is ordered by. */
export const USAGE_SERVICE_KEYS: SortKey[] = [
  { sql: 'sort_name', type: 'text', order: 'asc' },
  { sql: 'id', type: 'integer', order: 'asc' },
  { sql: 'version', type: 'text', order: 'asc' },
];

/** A page of the services that use something, by name; one for each version that they use. */
export async function listUsageServices(
  knex: Knex,
  scope: OrgScope,
  options: UsedThing & { after?: PageEnd; limit: number },
): Promise<Array<{ item: UsageService; end: PageEnd }>> {
  const services = using(knex, scope, options)
    .select('s.id', 's.sort_name', 'u.version')
    .select({
      entityRef: 's.entity_ref',
      title: 's.title',
      owner: 's.owner_ref',
    })
    .select(knex.raw(`${EFFECTIVE_TIER} as tier`))
    .as('u');
  const rows: any[] = await pageBy(
    knex.from(services).select('*'),
    USAGE_SERVICE_KEYS,
    options,
  );
  return rows.map(row => {
    const { id, sort_name, version, ...service } = row;
    return {
      item: { ...service, version: version || null },
      end: endOf(row, USAGE_SERVICE_KEYS),
    };
  });
}

/** How many there are in all pages. */
export async function countUsageServices(
  knex: Knex,
  scope: OrgScope,
  thing: UsedThing,
): Promise<number> {
  const [row]: any[] = await using(knex, scope, thing).count({ count: '*' });
  return Number(row.count);
}

function using(knex: Knex, scope: OrgScope, { kind, name }: UsedThing) {
  return selectServices(knex, scope)
    .join('usages as u', 'u.service_id', 's.id')
    .where({ 'u.kind': kind, 'u.name': name });
}
