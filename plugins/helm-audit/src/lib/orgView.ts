import { OrgFilter, OrgKey, Tier } from '@helm-audit/plugin-helm-audit-common';

/** What an address says for "don't narrow down by this", where there is a default. */
export const ALL = 'all';

/** What stands for services without a group, system or domain; their key is ''. */
export const NONE = 'none';

/** What services can be narrowed down by. */
export const FILTER_KEYS = [
  'group',
  'system',
  'domain',
  'tier',
  'lifecycle',
  'tag',
] as const;

/** One of the things that services can be narrowed down by. */
export type FilterKey = (typeof FILTER_KEYS)[number];

function isTier(value: number): value is Tier {
  return value === 1 || value === 2 || value === 3;
}

/** What an address narrows services down to; defaults hold where it says nothing. */
export function readFilter(
  params: URLSearchParams,
  defaults: OrgFilter = {},
): OrgFilter {
  const read = (key: Exclude<FilterKey, 'tier'>) => {
    const text = params.get(key);
    return text === ALL ? undefined : text || defaults[key];
  };
  const tier = params.get('tier');
  const number = Number(tier);
  return {
    group: read('group'),
    system: read('system'),
    domain: read('domain'),
    tier: isTier(number) ? number : allOr(tier, defaults.tier),
    lifecycle: read('lifecycle'),
    tag: read('tag'),
  };
}

function allOr(text: string | null, otherwise: Tier | undefined) {
  return text === ALL ? undefined : otherwise;
}

/** What the address has to say for a choice; `undefined` for nothing. */
export function writeChoice(
  value: string | undefined,
  byDefault: string | number | undefined,
): string | undefined {
  const given = byDefault === undefined ? undefined : String(byDefault);
  if (value === given) return undefined;
  return value ?? ALL;
}

/** By what a table is sorted. */
export interface Sort {
  id: string;
  descending: boolean;
}

/** `-score` sorts by score, the highest first. */
export function readSort(text: string | null): Sort | undefined {
  if (!text) return undefined;
  return text.startsWith('-')
    ? { id: text.slice(1), descending: true }
    : { id: text, descending: false };
}

/** Where an address says what is open, and what is open within that. */
export const DRILL_PARAMETERS = { outer: 'show', inner: 'within' } as const;

/** Where an address says in which order the list that is open stands. */
export const ORDER_PARAMETER = 'order';

/** What an address has to lose for nothing to be open. */
export const NOTHING_OPEN = {
  [DRILL_PARAMETERS.outer]: undefined,
  [DRILL_PARAMETERS.inner]: undefined,
  [ORDER_PARAMETER]: undefined,
};

/** The opposite of `readSort`. */
export function writeSort(sort: Sort | undefined): string | undefined {
  if (!sort) return undefined;
  return sort.descending ? `-${sort.id}` : sort.id;
}

/** A key with how far below the top it stands. */
export type Nested<T extends OrgKey> = T & { depth: number };

/**
 * Keys in the order of a tree: each followed by what is below it, siblings by title. What
 * names a parent that isn't there stands at the top.
 */
export function nest<T extends OrgKey>(keys: readonly T[]): Array<Nested<T>> {
  const known = new Set(keys.map(({ key }) => key));
  const byParent = new Map<string | undefined, T[]>();
  for (const item of keys) {
    const parent = known.has(item.parent ?? '') ? item.parent : undefined;
    byParent.set(parent, [...(byParent.get(parent) ?? []), item]);
  }
  const seen = new Set<string>();
  const below = (parent: string | undefined, depth: number): Nested<T>[] =>
    (byParent.get(parent) ?? [])
      .sort((a, b) => a.title.localeCompare(b.title))
      // A group that is its own ancestor is met once.
      .filter(({ key }) => !seen.has(key) && seen.add(key))
      .flatMap(item => [{ ...item, depth }, ...below(item.key, depth + 1)]);
  const tree = below(undefined, 0);
  const circular = keys.filter(({ key }) => !seen.has(key));
  return [...tree, ...circular.map(item => ({ ...item, depth: 0 }))];
}

/** The last part of an entity reference, for lack of a title. */
export function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}
