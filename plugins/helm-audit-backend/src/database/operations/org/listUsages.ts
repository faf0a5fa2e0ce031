import { Usage, UsageKind } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { StoredCount, UsageRow } from '../../orgTables';
import { Page, pageBy, PageEnd, SortKey } from './page';
import { inScope, OrgScope } from './scope';

/** Versions that are listed of one thing. */
const MAX_VERSIONS = 20;

/** What is looked for among the things in use. */
export interface UsagesFilter {
  kind: UsageKind;
  /** Part of the name, in any case of letters. */
  search?: string;
}

type NameRow = Pick<UsageRow, 'name'> &
  Record<'services' | 'total', StoredCount>;
type VersionRow = Pick<UsageRow, 'name' | 'version'> & {
  services: StoredCount;
};

/** What the list is ordered by. */
export const USAGE_KEYS: Array<SortKey<'services' | 'name'>> = [
  { sql: 'services', type: 'integer', order: 'desc' },
  { sql: 'name', type: 'text', order: 'asc' },
];

/** A page of what services are built on, the most used first. */
export async function listUsages(
  knex: Knex,
  scope: OrgScope,
  options: UsagesFilter & { after?: PageEnd; limit: number },
): Promise<Page<Usage>> {
  // Counted on the way: looking again at all that is used takes as long as the page.
  const names = filtered(knex, scope, options)
    .groupBy('u.name')
    .select('u.name')
    .select(knex.raw('count(distinct u.service_id) as services'))
    .select(knex.raw('count(*) over () as total'));
  const found: NameRow[] = await pageBy(
    knex.from(names.clone().as('n')).select('*'),
    USAGE_KEYS,
    options,
  );
  // A page after the last has no row that tells.
  const [first = { total: 0 }]: Array<Pick<NameRow, 'total'>> =
    found.length > 0 || !options.after ? found : await names.limit(1);
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
    totalItems: Number(first.total),
  };
}

async function listVersions(
  knex: Knex,
  scope: OrgScope,
  kind: UsageKind,
  names: string[],
): Promise<Map<string, Usage['versions']>> {
  const rows: VersionRow[] = await filtered(knex, scope, { kind })
    .whereIn('u.name', names)
    .whereNot('u.version', '')
    .groupBy('u.name', 'u.version')
    .orderBy([{ column: 'services', order: 'desc' }, { column: 'u.version' }])
    .select('u.name', 'u.version')
    .count({ services: '*' });
  const versions = new Map<string, Usage['versions']>(
    names.map(name => [name, []]),
  );
  for (const { name, version, services } of rows) {
    versions.get(name)?.push({ version, services: Number(services) });
  }
  return versions;
}

function filtered(
  knex: Knex,
  scope: OrgScope,
  filter: UsagesFilter,
): Knex.QueryBuilder {
  const query = knex('usages as u')
    .where('u.kind', filter.kind)
    .where(inScope(knex, 'u.service_id', scope));
  if (filter.search) {
    const part = filter.search.replace(/[\\%_]/g, '\\$&');
    // The database makes small letters of both: SQLite knows of no other ones than ASCII.
    query.whereRaw(`lower(u.name) like lower(?) escape '\\'`, [`%${part}%`]);
  }
  return query;
}
