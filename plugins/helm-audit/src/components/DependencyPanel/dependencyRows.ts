import {
  compareSeverity,
  DependencyComponent,
} from '@helm-audit/plugin-helm-audit-common';
import { Columns } from '../../lib/csv';

/** Columns that the table sorts by. */
export type SortKey = 'name' | 'version' | 'newest' | 'license' | 'state';

/** How the table is sorted. */
export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** What of the components is shown. */
export interface Filters {
  query: string;
  verdicts: ReadonlySet<DependencyComponent['verdict']>;
  kinds: ReadonlySet<DependencyComponent['kind']>;
}

/** Everything is shown. */
export const NO_FILTERS: Filters = {
  query: '',
  verdicts: new Set(),
  kinds: new Set(),
};

/** Names of the verdicts on screen, those in trouble first. */
export const VERDICTS: Array<[DependencyComponent['verdict'], string]> = [
  ['trouble', 'In trouble'],
  ['unknown', 'Not fully seen'],
  ['good', 'Good'],
  ['own', 'Your own'],
];

/** Names of the kinds on screen. */
export const KINDS: Array<[DependencyComponent['kind'], string]> = [
  ['chart', 'Charts'],
  ['image', 'Images'],
];

/** Components that the filters let through. */
export function filterComponents(
  components: readonly DependencyComponent[],
  { query, verdicts, kinds }: Filters,
): DependencyComponent[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return components.filter(component => {
    const text = searchText(component);
    return (
      (verdicts.size === 0 || verdicts.has(component.verdict)) &&
      (kinds.size === 0 || kinds.has(component.kind)) &&
      words.every(word => text.includes(word))
    );
  });
}

function searchText(component: DependencyComponent): string {
  const { name, version, license, project, troubles, usedBy } = component;
  return [
    name,
    version,
    license?.expression,
    project?.id,
    ...troubles.map(({ text }) => text),
    ...usedBy,
  ]
    .join(' ')
    .toLowerCase();
}

/** Sorted components; what is not known comes last, whichever way. */
export function sortComponents(
  components: readonly DependencyComponent[],
  { key, descending }: Sort,
): DependencyComponent[] {
  if (key === 'state') {
    const sorted = [...components].sort(compareState);
    return descending ? sorted.reverse() : sorted;
  }
  const compare = new Intl.Collator('en', { numeric: true }).compare;
  return [...components].sort((a, b) => {
    const [first, second] = [textOf(a, key), textOf(b, key)];
    if (!first || !second) return Number(!first) - Number(!second);
    return (descending ? -1 : 1) * compare(first, second);
  });
}

function textOf(
  { name, version, newest, license }: DependencyComponent,
  key: Exclude<SortKey, 'state'>,
): string | undefined {
  if (key === 'name') return name;
  if (key === 'version') return version;
  return key === 'newest' ? newest?.version : license?.expression;
}

const ORDER = VERDICTS.map(([verdict]) => verdict);

function compareState(a: DependencyComponent, b: DependencyComponent): number {
  const byVerdict = ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict);
  if (byVerdict !== 0 || !a.troubles[0] || !b.troubles[0]) return byVerdict;
  return compareSeverity(a.troubles[0].severity, b.troubles[0].severity);
}

/** Columns of the table as CSV. */
export const CSV_COLUMNS: Columns<DependencyComponent> = [
  ['kind', c => c.kind],
  ['name', c => c.name],
  ['version', c => c.version],
  ['digest', c => c.digest],
  ['origin', c => c.origin],
  ['state', c => c.verdict],
  ['troubles', c => c.troubles.map(({ text }) => text).join(' ')],
  ['newest', c => c.newest?.version],
  ['behind', c => c.newest?.behind],
  ['released', c => c.releasedAt],
  ['last release', c => c.cadence?.lastReleaseAt],
  ['license', c => c.license?.expression],
  ['project', c => c.project?.id],
  ['project found by', c => c.project?.method],
  ['confidence', c => c.project?.confidence],
  ['end of life', c => c.endOfLife?.date],
  ['vulnerabilities', c => c.vulnerabilities?.length],
  ['signature', c => c.signature],
  ['provenance', c => c.provenance],
  ['sbom', c => c.sbom],
  ['depth', c => c.depth],
  ['used by', c => c.usedBy.join('; ')],
  ['purl', c => c.purl],
  ['not seen', c => Object.keys(c.unknown).join(' ')],
];
