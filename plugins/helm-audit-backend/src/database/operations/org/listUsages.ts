import { Usage, UsageKind } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { pageBy, PageEnd, SortKey } from './page';
import { inScope, OrgScope } from './scope';

/** Versions that are listed of one thing. */
const MAX_VERSIONS = 20;

/** What is looked for among the things in use. */
export interface UsagesFilter {
  kind: UsageKind;
  /** Part of the name, in any case of letters. */
  search?: string;
}

/** What the list is ordered by. */
export const USAGE_KEYS: SortKey[] = [
  { sql: 'services', type: 'integer', order: 'desc' },
  { sql: 'name', type: 'text', order: 'asc' },
];

/** A page of what services are built on, the most used first. */
export async function listUsages(
  knex: Knex,
  scope: OrgScope,
  options: UsagesFilter & { after?: PageEnd; limit: number },
): Promise<Array<{ item: Usage; end: PageEnd }>> {
  const used = filtered(knex, scope, options)
    .distinct('u.name', 'u.service_id')
    .as('d');
  const names = knex
    .from(used)
    .groupBy('name')
    .select('name', knex.raw('count(*) as services'))
    .as('n');
  const rows: Array<{ name: string; services: number | string }> = await pageBy(
    knex.from(names).select('*'),
    USAGE_KEYS,
    options,
  );
  const versions = await listVersions(
    knex,
    scope,
    options.kind,
    rows.map(({ name }) => name),
  );
  return rows.map(({ name, services }) => ({
    item: {
      kind: options.kind,
      name,
      services: Number(services),
      versions: versions.get(name)?.slice(0, MAX_VERSIONS) ?? [],
    },
    end: [Number(services), name],
  }));
}

/** How many things there are in all pages. */
export async function countUsages(
  knex: Knex,
  scope: OrgScope,
  filter: UsagesFilter,
): Promise<number> {
  const [row]: any[] = await filtered(knex, scope, filter).countDistinct({
    count: 'u.name',
  });
  return Number(row.count);
}

async function listVersions(
  knex: Knex,
  scope: OrgScope,
  kind: UsageKind,
  names: string[],
): Promise<Map<string, Usage['versions']>> {
  const rows: any[] = await filtered(knex, scope, { kind })
    .whereIn('u.name', names)
    .whereNot('u.version', '')
    .groupBy('u.name', 'u.version')
    .orderBy([{ column: 'services', order: 'desc' }, { column: 'u.version' }])
    .select('u.name', 'u.version')
    .count({ services: '*' });
  const versions = new Map<string, Usage['versions']>();
  for (const { name, version, services } of rows) {
    const list = versions.get(name) ?? [];
    versions.set(name, [...list, { version, services: Number(services) }]);
  }
  return versions;
}

function filtered(knex: Knex, scope: OrgScope, filter: UsagesFilter) {
  const query = knex('usages as u')
    .where('u.kind', filter.kind)
    .where(inScope(knex, 'u.service_id', scope));
  if (filter.search) {
    const part = filter.search.toLowerCase().replace(/[\\%_]/g, '\\$&');
    query.whereRaw(`lower(u.name) like ? escape '\\'`, [`%${part}%`]);
  }
  return query;
}
