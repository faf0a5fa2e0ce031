import {
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { stringAt } from '../json';
import { EntityFact } from '../stages/gather/types';

/** Names that stand where nobody has decided on an owner yet. */
const PLACEHOLDERS = new Set([
  'guest',
  'guests',
  'unknown',
  'unowned',
  'nobody',
  'none',
  'default',
  'todo',
  'tbd',
]);

/** One owner of an entity, as the catalog knows it. */
export interface Owner {
  /** Full reference, such as `group:default/payments`. */
  ref: string;
  kind: string;
  name: string;
  /** The owner itself; absent when the catalog has no such entity. */
  entity?: Entity;
}

/**
 * Owners that the catalog relates to the entity, or the one that `spec.owner` names when
 * the relations are not there. Placeholders such as `unknown` are no owners.
 */
export function ownersOf({ entity, related }: EntityFact): Owner[] {
  const targets = relationTargets(entity, RELATION_OWNED_BY);
  const named = stringAt(entity, 'spec', 'owner')?.trim();
  const refs = targets.length > 0 ? targets : [named ?? ''];
  const namespace = entity.metadata.namespace ?? 'default';
  return [...new Set(refs)].flatMap(text => {
    const owner = readOwner(text, namespace);
    if (!owner || PLACEHOLDERS.has(owner.name.toLowerCase())) return [];
    return [{ ...owner, entity: related.find(e => refOf(e) === owner.ref) }];
  });
}

/** References of the users who are members of a group, as far as the catalog tells. */
export function membersOf(group: Entity, related: Entity[]): string[] {
  const ref = refOf(group);
  const inverse = related
    .filter(entity => relationTargets(entity, RELATION_MEMBER_OF).includes(ref))
    .map(refOf);
  return [
    ...new Set([...relationTargets(group, RELATION_HAS_MEMBER), ...inverse]),
  ].sort();
}

/** The entity and those of its owners that the catalog knows: what both say counts. */
export function entityAndOwners(fact: EntityFact): Entity[] {
  return [fact.entity, ...ownersOf(fact).flatMap(owner => owner.entity ?? [])];
}

/** Whether an annotation of that key has a value. */
export function hasAnnotation({ metadata }: Entity, key: RegExp): boolean {
  return Object.entries(metadata.annotations ?? {}).some(
    ([name, value]) => key.test(name) && String(value).trim() !== '',
  );
}

/** Whether the title, type, icon or address of a link says what is looked for. */
export function hasLink({ metadata }: Entity, what: RegExp): boolean {
  return (metadata.links ?? []).some(({ title, type, icon, url }) =>
    [title, type, icon, url].some(text => text && what.test(text)),
  );
}

/** Full reference of an entity in lower case, such as `group:default/payments`. */
export function refOf(entity: Entity): string {
  return stringifyEntityRef(entity).toLocaleLowerCase('en-US');
}

function readOwner(text: string, defaultNamespace: string): Owner | undefined {
  try {
    const { kind, namespace, name } = parseEntityRef(text, {
      defaultKind: 'Group',
      defaultNamespace,
    });
    const ref = stringifyEntityRef({ kind, namespace, name });
    return { ref, kind: kind.toLocaleLowerCase('en-US'), name };
  } catch {
    return undefined;
  }
}

function relationTargets(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}
