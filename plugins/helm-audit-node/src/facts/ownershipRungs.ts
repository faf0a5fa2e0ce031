import type { Entity } from '@backstage/catalog-model';
import {
  OwnershipEvidence,
  OwnershipRung,
  SuggestedOwner,
} from '@helm-audit/plugin-helm-audit-common';
import { stringAt } from '../json';
import { Membership, membershipOf, Owner, refOf } from './ownership';
import {
  fixOnCall,
  fixOwner,
  fixReach,
  fixUnknownOwner,
} from './ownershipFixes';
import { OwnershipSources } from './ownershipSources';
import { count } from '../words';

/** What was found about one rung. */
export type RungFinding = Pick<
  OwnershipRung,
  'state' | 'reason' | 'evidence' | 'fix'
>;

/** Backstage sets it on an entity whose location no longer emits it. */
export const ORPHAN = 'backstage.io/orphan';

const NO_ENTITY = 'No catalog entity is at hand.';

/** A rung that could not be seen. */
export function unseen(
  reason: string,
  evidence: OwnershipEvidence[] = [],
): RungFinding {
  return { state: 'unknown', reason, evidence };
}

/** The owners, as people call them. */
export function namesOfOwners(owners: Owner[]): string {
  return owners.map(titleOf).join(' and ');
}

function titleOf({ name, entity }: Owner): string {
  return (
    stringAt(entity, 'spec', 'profile', 'displayName') ??
    entity?.metadata.title ??
    name
  );
}

/** Whether the catalog names an owner whom it knows, in an entry that is maintained. */
export function judgeNamed(
  sources: OwnershipSources,
  suggestion?: SuggestedOwner,
): RungFinding {
  const { entity, owners, name, declaredOwner } = sources;
  if (!entity) {
    return unseen(NO_ENTITY, declaredOwner ? [declaredOwner.evidence] : []);
  }
  const evidence = namingEvidence(sources, entity.entity);
  if (owners.length === 0) {
    const owner = stringAt(entity.entity, 'spec', 'owner')?.trim();
    return {
      state: 'missing',
      reason: owner
        ? `${name} is owned by "${owner}", which stands for nobody.`
        : `Nobody is named as the owner of ${name}.`,
      evidence,
      fix: fixOwner(
        name,
        suggestion?.kind === 'team' ? suggestion.name : undefined,
      ),
    };
  }
  const stranger = owners.find(owner => !owner.entity);
  if (stranger) {
    return {
      state: 'missing',
      reason: `${stranger.ref} is named as the owner of ${name}, and the catalog does not know it.`,
      evidence,
      fix: fixUnknownOwner(stranger),
    };
  }
  if (isOrphan(entity.entity)) {
    return {
      state: 'missing',
      reason: `The catalog entry of ${name} is an orphan: its owner is what it once was.`,
      evidence,
      fix: {
        text: 'Register its catalog-info.yaml again, or delete the entity when the service is gone.',
      },
    };
  }
  return {
    state: 'met',
    reason: `The catalog names ${namesOfOwners(
      owners,
    )} as the owner of ${name}.`,
    evidence,
  };
}

/** Whether an entity's source no longer declares it. */
export function isOrphan({ metadata }: Entity): boolean {
  return metadata.annotations?.[ORPHAN] === 'true';
}

function namingEvidence(
  { review, isDerivedFromCode, owners }: OwnershipSources,
  entity: Entity,
): OwnershipEvidence[] {
  const written = stringAt(entity, 'spec', 'owner')?.trim();
  const field = `spec.owner of ${refOf(entity)}`;
  const where = review.state === 'known' ? review.review.where : undefined;
  const source = isDerivedFromCode
    ? `${field}, which the catalog took from ${where}`
    : field;
  return [
    ...(written ? [{ text: written, source }] : []),
    ...owners.flatMap(owner =>
      owner.entity
        ? [{ text: owner.ref, source: `relations of ${refOf(entity)}` }]
        : [],
    ),
    ...(isOrphan(entity)
      ? [{ text: 'Orphan', source: `annotation ${ORPHAN} of ${refOf(entity)}` }]
      : []),
  ];
}

/** Owning groups that the catalog knows, with their members. */
export function owningTeams(
  sources: Pick<OwnershipSources, 'entity' | 'owners'>,
): Array<Membership & Pick<Owner, 'ref'> & { title: string }> {
  const related = sources.entity?.related ?? [];
  return sources.owners.flatMap(owner =>
    owner.kind === 'group' && owner.entity
      ? [
          {
            ref: owner.ref,
            title: titleOf(owner),
            ...membershipOf(owner.entity, related),
          },
        ]
      : [],
  );
}

/** Whether the owner is a team in which one person can stand in for another. */
export function judgeReal(sources: OwnershipSources): RungFinding {
  const { entity, owners, name } = sources;
  if (!entity) return unseen(NO_ENTITY);
  if (owners.length === 0) {
    return {
      state: 'missing',
      reason: `${name} has no owner, so no team stands behind it.`,
      evidence: [],
      fix: fixOwner(name),
    };
  }
  if (owners.every(({ kind }) => kind === 'user')) {
    return {
      state: 'missing',
      reason: `${namesOfOwners(
        owners,
      )} is a person, so ${name} has no owner while they are away and none once they leave.`,
      evidence: owners.map(({ ref }) => ({
        text: 'A person',
        source: `kind of ${ref}`,
      })),
      fix: {
        text: 'Set `spec.owner` to the group that they belong to.',
        snippet: fixOwner(name).snippet,
      },
    };
  }
  return judgeMembers(owningTeams(sources), name);
}

function judgeMembers(
  teams: ReturnType<typeof owningTeams>,
  name: string,
): RungFinding {
  if (teams.length === 0) {
    return unseen('The catalog does not know the owner, nor its members.');
  }
  const evidence = teams.map(({ ref, members, childGroups }) => ({
    text: `${count(members.length, 'member')}${
      childGroups > 0
        ? `, those of ${count(childGroups, 'group')} below it included`
        : ''
    }`,
    source: `members of ${ref}`,
  }));
  const members = new Set(teams.flatMap(team => team.members)).size;
  if (members > 1) {
    return {
      state: 'met',
      reason: `${count(members, 'person', 'people')} stand behind ${name}.`,
      evidence,
    };
  }
  const open = teams.find(({ complete }) => !complete);
  if (open) {
    return unseen(
      `The members of ${open.title} may be in groups below it that could not be read.`,
      evidence,
    );
  }
  if (members === 0) {
    return unseen(
      `The catalog lists no member of ${teams[0].title}; its users may not be imported.`,
      evidence,
    );
  }
  const { title } = teams.find(team => team.members.length === 1) ?? teams[0];
  return {
    state: 'missing',
    reason: `${title} has one member, so nobody stands in for them.`,
    evidence,
    fix: {
      text: `Add a second member to ${title} who can operate ${name}, or give it to a larger team.`,
    },
  };
}

/** Whether there is an address or a channel to write to. */
export function judgeReachable(sources: OwnershipSources): RungFinding {
  const { entity, owners, name, contacts } = sources;
  if (!entity) return unseen(NO_ENTITY);
  const evidence = [...contacts.addresses, ...contacts.channels];
  if (evidence.length > 0) {
    return {
      state: 'met',
      reason: `The catalog says how to write to whoever runs ${name}.`,
      evidence,
    };
  }
  if (owners.length > 0 && !owners.some(owner => owner.entity)) {
    return unseen('The catalog does not know the owner, nor how to reach it.');
  }
  return {
    state: 'missing',
    reason:
      owners.length > 0
        ? `${namesOfOwners(
            owners,
          )} has neither an address nor a channel in the catalog.`
        : `${name} has no owner to write to, and names no channel itself.`,
    evidence,
    fix: fixReach(sources),
  };
}

/** Whether somebody is woken when it breaks. */
export function judgeOnCall(sources: OwnershipSources): RungFinding {
  const { entity, owners, name, contacts } = sources;
  if (!entity) return unseen(NO_ENTITY);
  const evidence = contacts.pagers;
  if (evidence.length > 0) {
    return {
      state: 'met',
      reason: `The catalog names a rota for ${name}.`,
      evidence,
    };
  }
  if (owners.length > 0 && !owners.some(owner => owner.entity)) {
    return unseen('The catalog does not know the owner, nor who is on call.');
  }
  const nobody =
    owners.length > 0
      ? 'Neither the service nor its owner names a pager or rota in the catalog'
      : `${name} names no pager or rota in the catalog, and no owner who could`;
  return {
    state: 'missing',
    reason: `${nobody}, so nobody knows whom to wake at night.`,
    evidence,
    fix: fixOnCall(sources),
  };
}
