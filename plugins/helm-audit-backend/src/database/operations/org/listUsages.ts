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

/** A page of what services are built on, the most used first, and how many there are in all. */
export async function listUsages(
  knex: Knex,
  scope: OrgScope,
  options: UsagesFilter & { after?: PageEnd; limit: number },
): Promise<{
  rows: Array<{ item: Usage; end: PageEnd }>;
  totalItems: number;
}> {
  // Counted on the way: looking again at all that is used takes as long as the page.
  const names = filtered(knex, scope, options)
    .groupBy('u.name')
    .select('u.name')
    .select(knex.raw('count(distinct u.service_id) as services'))
    .select(knex.raw('count(*) over () as total'))
    .as('n');
  const found: Array<
    Record<'services' | 'total', number | string> & { name: string }
  > = await pageBy(knex.from(names).select('*'), USAGE_KEYS, options);
  const versions = await listVersions(
    knex,
    scope,
    options.kind,
    found.map(({ name }) => name),
  );
  return {
    rows: found.map(({ name, services }) => ({
      item: {
        kind: options.kind,
        name,
        services: Number(services),
        versions: versions.get(name)?.slice(0, MAX_VERSIONS) ?? [],
      },
      end: [Number(services), name],
    })),
    totalItems: Number(found[0]?.total ?? 0),
  };
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
