import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ANNOTATIONS, Tier } from '@helm-audit/plugin-helm-audit-common';
import { CatalogKey } from '../database/operations/org/listOrgKeys';
import { CatalogService } from '../database/operations/org/upsertServices';
import { storable } from '../database/storable';
import { hashOf } from './hash';

/** Fields of entities that the facts are made of. */
export const FACT_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.title',
  'metadata.annotations',
  'metadata.labels',
  'metadata.tags',
  'spec.lifecycle',
  'spec.profile.displayName',
  'relations',
];

/** Kinds of entities that services are put together by. */
export const KEY_KINDS = ['Group', 'System', 'Domain'] as const;

/** The tier of what says nothing, as the engine has it. */
const DEFAULT_TIER: Tier = 2;

/** What columns and their indexes take of a text, in UTF-16 units. */
const MAX_TEXT = 255;

/** Whether services are put together by an entity. */
export function isKey({ kind }: Entity): boolean {
  return (KEY_KINDS as readonly string[]).includes(kind);
}

/** What the catalog says of a group, system or domain. */
export function toCatalogKey(entity: Entity): CatalogKey {
  const kind = entity.kind.toLocaleLowerCase('en-US') as CatalogKey['kind'];
  const [relation, above] =
    kind === 'group'
      ? [RELATION_CHILD_OF, 'group']
      : [RELATION_PART_OF, 'domain'];
  return {
    ref: stringifyEntityRef(entity),
    kind,
    title: titleOf(entity),
    parent: targetOf(entity, relation, above) ?? null,
  };
}

/** What the catalog says of a service. */
export function toCatalogService(entity: Entity): CatalogService {
  const group = targetOf(entity, RELATION_OWNED_BY, 'group') ?? null;
  const service = {
    entityRef: stringifyEntityRef(entity),
    title: titleOf(entity),
    owner: group ?? targetOf(entity, RELATION_OWNED_BY) ?? null,
    group,
    system: targetOf(entity, RELATION_PART_OF, 'system') ?? null,
    tier: tierOf(entity),
    lifecycle: textAt(entity.spec?.lifecycle) ?? null,
    linked: entity.metadata.annotations?.[ANNOTATIONS.chart] !== undefined,
    tags: [...new Set(entity.metadata.tags ?? [])].sort(),
  };
  return { ...service, hash: hashOf(service) };
}

function titleOf({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  return (
    textAt(profile?.displayName) ?? textAt(metadata.title) ?? metadata.name
  );
}

function tierOf({ metadata: { annotations, labels } }: Entity): Tier {
  const text = annotations?.[ANNOTATIONS.tier] ?? labels?.[ANNOTATIONS.tier];
  const tiers: Tier[] = [1, 2, 3];
  return tiers.find(tier => String(tier) === text?.trim()) ?? DEFAULT_TIER;
}

/** The first entity of a kind that a relation leads to. */
function targetOf(
  { relations = [] }: Entity,
  relation: string,
  kind?: string,
): string | undefined {
  return relations.find(
    ({ type, targetRef }) =>
      type === relation && (!kind || parseEntityRef(targetRef).kind === kind),
  )?.targetRef;
}

/** A text as far as databases take it; one with nothing to read is none. */
function textAt(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return storable(value, MAX_TEXT) || undefined;
}
