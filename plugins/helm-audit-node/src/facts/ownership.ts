import {
  Entity,
  parseEntityRef,
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { listAt, stringAt } from '../json';
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
  return [...new Set(refs)].flatMap(text => {
    const owner = readOwner(text, namespaceOf(entity));
    if (!owner || isPlaceholder(owner.name)) return [];
    return [{ ...owner, entity: related.find(e => refOf(e) === owner.ref) }];
  });
}

/** The members of a group and of the groups below it. */
export interface Membership {
  /** References of users, sorted. */
  members: string[];
  /** How many groups below it the catalog knows. */
  childGroups: number;
  /** Whether all groups below it are at hand; else there may be more members. */
  complete: boolean;
}

/** Who belongs to a group, through nested groups as far as the catalog tells. */
export function membershipOf(group: Entity, related: Entity[]): Membership {
  const groups = new Map([[refOf(group), group]]);
  let complete = true;
  for (const parent of groups.values()) {
    for (const ref of childRefs(parent, related)) {
      const child = related.find(entity => refOf(entity) === ref);
      if (child) groups.set(ref, child);
      else complete = false;
    }
  }
  const members = [...groups.values()].flatMap(each =>
    directMembers(each, related),
  );
  return {
    members: [...new Set(members)].sort(),
    childGroups: groups.size - 1,
    complete,
  };
}

/** Groups that a group says are below it, or that say so themselves. */
function childRefs(group: Entity, related: Entity[]): string[] {
  const named = listAt(group.spec, 'children').flatMap(name =>
    typeof name === 'string'
      ? readOwner(name, namespaceOf(group))?.ref ?? []
      : [],
  );
  const inverse = related
    .filter(child =>
      relationTargets(child, RELATION_CHILD_OF).includes(refOf(group)),
    )
    .map(refOf);
  return [
    ...relationTargets(group, RELATION_PARENT_OF),
    ...named.map(ref => ref.toLocaleLowerCase('en-US')),
    ...inverse,
  ];
}

function directMembers(group: Entity, related: Entity[]): string[] {
  const ref = refOf(group);
  const inverse = related
    .filter(entity => relationTargets(entity, RELATION_MEMBER_OF).includes(ref))
    .map(refOf);
  return [...relationTargets(group, RELATION_HAS_MEMBER), ...inverse];
}

/** The entity and those of its owners that the catalog knows: what both say counts. */
export function entityAndOwners(fact: EntityFact): Entity[] {
  return [fact.entity, ...ownersOf(fact).flatMap(owner => owner.entity ?? [])];
}

/** Full reference of an entity in lower case, such as `group:default/payments`. */
export function refOf(entity: Entity): string {
  return stringifyEntityRef(entity).toLocaleLowerCase('en-US');
}

/** Whether a name stands for nobody. */
export function isPlaceholder(name: string): boolean {
  return PLACEHOLDERS.has(name.trim().toLocaleLowerCase('en-US'));
}

function namespaceOf({ metadata }: Entity): string {
  return metadata.namespace ?? 'default';
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
