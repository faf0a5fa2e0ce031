import { Knex } from 'knex';
import { StoredCount } from '../../orgTables';

/** PostgreSQL refuses to compare its integers with larger ones. */
const MAX_INTEGER = 2 ** 31;

/** Where a page ends: the values that its last row is ordered by. */
export type PageEnd = Array<string | number | null>;

/** A page of a list, with where it ends after each of its rows. */
export interface Page<Item> {
  rows: Array<{ item: Item; end: PageEnd }>;
  /** How many there are in all pages. */
  totalItems: number;
}

/** A column that rows are ordered by. */
export interface SortKey<Column extends string = string> {
  sql: Column;
  type: 'text' | 'integer' | 'number';
  order: 'asc' | 'desc';
  /** Rows without a value come last, whatever the order. */
  nullable?: boolean;
}

/** Whether a value may be the end of a page that is ordered by the keys. */
export function isPageEnd(value: unknown, keys: SortKey[]): value is PageEnd {
  return (
    Array.isArray(value) &&
    value.length === keys.length &&
    keys.every(({ type, nullable }, index) => {
      const part = value[index];
      if (part === null) return nullable === true;
      // A NUL is in no text, and PostgreSQL refuses to compare with one.
      if (type === 'text') {
        return typeof part === 'string' && !part.includes('\0');
      }
      return type === 'integer'
        ? Number.isInteger(part) && Math.abs(part) < MAX_INTEGER
        : typeof part === 'number';
    })
  );
}

/**
 * Orders a query and takes the rows after the end of the page before. The last key must tell
 * all rows apart and each end holds one value for each key.
 */
export function pageBy(
  query: Knex.QueryBuilder,
  keys: SortKey[],
  options: { after?: PageEnd; limit?: number },
): Knex.QueryBuilder {
  const { after, limit } = options;
  for (const { sql, order, nullable } of keys) {
    if (nullable)
      query.orderByRaw(`case when ${sql} is null then 1 else 0 end`);
    query.orderByRaw(`${sql} ${order}`);
  }
  if (after) {
    query.where(either => {
      keys.forEach((_, index) => {
        const condition = rowAfter(keys, after, index);
        if (condition) either.orWhereRaw(...condition);
      });
    });
  }
  return limit === undefined ? query : query.limit(limit);
}

/** Orders what a page was joined with as the page is: a join keeps no order. */
export function orderAs(
  page: string,
  keys: SortKey[],
): (query: Knex.QueryBuilder) => void {
  return query => {
    pageBy(
      query,
      keys.map(key => ({ ...key, sql: `${page}.${key.sql}` })),
      {},
    );
  };
}

/** Makes a page of its rows, and of all rows that the pages are cut out of. */
export async function readPage<Column extends string, Row, Item>(
  rows: Promise<Array<Row & Record<Column, PageEnd[number]>>>,
  keys: Array<SortKey<Column>>,
  toItem: (row: Row) => Item,
  all: Knex.QueryBuilder,
): Promise<Page<Item>> {
  const [found, totalItems] = await Promise.all([rows, countRows(all)]);
  return {
    rows: found.map(row => ({
      item: toItem(row),
      end: keys.map(({ sql }) => row[sql]),
    })),
    totalItems,
  };
}

async function countRows(query: Knex.QueryBuilder): Promise<number> {
  const [row]: Array<{ count: StoredCount }> = await query.count({
    count: '*',
  });
  return Number(row.count);
}

/** Rows equal in the keys before, and later in this one. */
function rowAfter(
  all: SortKey[],
  end: PageEnd,
  index: number,
): [string, Knex.RawBinding[]] | undefined {
  const { sql, order, nullable } = all[index];
  const value = end[index];
  if (value === null) return undefined;
  const later = `${sql} ${order === 'asc' ? '>' : '<'} ?`;
  const parts = all
    .slice(0, index)
    .map((key, at) =>
      end[at] === null ? `${key.sql} is null` : `${key.sql} = ?`,
    );
  const values = end.slice(0, index).filter(each => each !== null);
  return [
    [...parts, nullable ? `(${later} or ${sql} is null)` : later].join(' and '),
    [...values, value],
  ];
}
