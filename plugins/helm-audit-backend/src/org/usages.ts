import {
  DependencyComponent,
  DependencySection,
} from '@helm-audit/plugin-helm-audit-common';
import { UsageRow } from '../database/orgTables';
import { storable } from '../database/storable';

/**
 * Lengths that the index over both takes of a name and a version, in UTF-16 units: a row of an
 * index in PostgreSQL has 2704 bytes, and a unit at most 3.
 */
const MAX_NAME = 500;
const MAX_VERSION = 255;

/** Something that a service is built on; its version is empty where none is known. */
export type UsedThing = Omit<UsageRow, 'service_id'>;

/** Whether the upstream of a component ended: it was retired, archived or given up. */
export function isRetired({ troubles }: DependencyComponent): boolean {
  return troubles.some(({ kind }) =>
    ['retired', 'archived', 'deprecated'].includes(kind),
  );
}

/** What a service takes from others, each thing once; what is its own is left out. */
export function findUsages({ components }: DependencySection): UsedThing[] {
  const rows = components
    .filter(({ isOwn }) => !isOwn)
    .flatMap(component => usagesOf(component))
    .map(({ kind, name, version }) => ({
      kind,
      name: storable(name, MAX_NAME),
      version: storable(version, MAX_VERSION),
    }));
  return [
    ...new Map(
      rows.map(row => [JSON.stringify([row.kind, row.name, row.version]), row]),
    ).values(),
  ];
}

function usagesOf(component: DependencyComponent): UsedThing[] {
  const { kind, name, version = '', license } = component;
  return [
    { kind, name, version },
    ...(license
      ? [{ kind: 'licence' as const, name: license.expression, version: '' }]
      : []),
    ...(isRetired(component)
      ? [{ kind: 'retired' as const, name, version }]
      : []),
  ];
}
