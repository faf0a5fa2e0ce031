import { UsageKind, UsageService } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { ServiceRow, UsageRow } from '../../orgTables';
import { Page, pageBy, PageEnd, SortKey, readPage } from './page';
import { EFFECTIVE_TIER, OrgScope, selectServices } from './scope';

/** The thing that services are looked up for. */
export interface UsedThing {
  kind: UsageKind;
  name: string;
}

type Key = 'sort_name' | 'id' | 'version';

/** What the list is ordered by. */
export const USAGE_SERVICE_KEYS: Array<SortKey<Key>> = [
  { sql: 'sort_name', type: 'text', order: 'asc' },
  { sql: 'id', type: 'integer', order: 'asc' },
  { sql: 'version', type: 'text', order: 'asc' },
];

type UsingRow = Pick<ServiceRow, 'id' | 'sort_name'> &
  Pick<UsageRow, 'version'> &
  Omit<UsageService, 'version'>;

/** A page of the services that use something, by name; one for each version that they use. */
export async function listUsageServices(
  knex: Knex,
  scope: OrgScope,
  options: UsedThing & { after?: PageEnd; limit: number },
): Promise<Page<UsageService>> {
  const services = using(knex, scope, options)
    .select('s.id', 's.sort_name', 'u.version')
    .select({
      entityRef: 's.entity_ref',
      title: 's.title',
      owner: 's.owner_ref',
    })
    .select(knex.raw(`${EFFECTIVE_TIER} as tier`))
    .as('u');
  const rows = pageBy(
    knex.from(services).select('*'),
    USAGE_SERVICE_KEYS,
    options,
  );
  return readPage<Key, UsingRow, UsageService>(
    rows,
    USAGE_SERVICE_KEYS,
    ({ id, sort_name, version, ...service }) => ({
      ...service,
      version: version || null,
    }),
    using(knex, scope, options),
  );
}

function using(knex: Knex, scope: OrgScope, { kind, name }: UsedThing) {
  return selectServices(knex, scope)
    .join('usages as u', 'u.service_id', 's.id')
    .where({ 'u.kind': kind, 'u.name': name });
}
