import {
  OwnershipEvidence,
  SuggestedOwner,
} from '@helm-audit/plugin-helm-audit-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { stringAt } from '../json';
import { listWords } from './listWords';
import { isPlaceholder, refOf } from './ownership';
import { OwnershipSources } from './ownershipSources';
import { Surroundings } from './surroundings';
import { mayBeSame } from './teamNames';

interface Candidate {
  name: string;
  evidence: OwnershipEvidence;
}

/**
 * Whom to ask when the catalog names nobody: the team that most places name. Those that are
 * nearest to the work come first where there are as many. People are asked where no team is
 * named, all of them alike.
 */
export function suggestOwner(
  sources: OwnershipSources,
  surroundings: Surroundings,
): SuggestedOwner | undefined {
  if (sources.owners.length > 0) return undefined;
  const { declaredOwner } = sources;
  const teams = [
    ...(declaredOwner ? [declaredOwner] : []),
    ...reviewersWho(sources, 'team'),
    ...sources.claims.map(({ team, evidence }) => ({ name: team, evidence })),
    ...fromSystems(surroundings.entity),
  ].filter(({ name }) => !isPlaceholder(name));
  // What the repository declares counts before what others conclude.
  const fitting = declaredOwner
    ? teams.filter(({ name }) => mayBeSame(name, declaredOwner.name))
    : teams;
  return (
    suggestTeam(fitting) ??
    suggestPeople(reviewersWho(sources, 'person')) ??
    suggestPeople(maintainersOf(surroundings))
  );
}

function suggestTeam(teams: Candidate[]): SuggestedOwner | undefined {
  const supporters = teams.map(team => [
    team,
    ...teams.filter(
      other =>
        // One line that names several teams means each of them.
        other.evidence.source !== team.evidence.source &&
        mayBeSame(other.name, team.name),
    ),
  ]);
  const most = Math.max(...supporters.map(list => list.length));
  const best = supporters.find(list => list.length === most);
  if (!best) return undefined;
  const [{ name }] = best;
  return { kind: 'team', name, evidence: best.map(({ evidence }) => evidence) };
}

function suggestPeople(people: Candidate[]): SuggestedOwner | undefined {
  if (people.length === 0) return undefined;
  const [{ evidence }] = people;
  const name = listWords(people.map(person => person.name));
  return {
    kind: 'people',
    name,
    evidence: [{ text: name, source: evidence.source }],
  };
}

function maintainersOf({ chart }: Surroundings): Candidate[] {
  return (chart?.metadata.maintainers ?? []).flatMap(({ name }) =>
    name && !isPlaceholder(name)
      ? [
          {
            name,
            evidence: { text: name, source: 'Chart.yaml (maintainers)' },
          },
        ]
      : [],
  );
}

function reviewersWho(
  { review, reviewers }: OwnershipSources,
  are: 'team' | 'person',
): Candidate[] {
  if (review.state !== 'known') return [];
  const { where } = review.review;
  return reviewers
    .filter(({ kind }) => kind === are)
    .map(({ name }) => ({
      name: name.replace(/^@/, '').split('/').at(-1) ?? name,
      evidence: { text: name, source: where },
    }));
}

/** Owners of the system that the entity is part of. */
function fromSystems(entity: Surroundings['entity']): Candidate[] {
  const parts = (entity?.entity.relations ?? [])
    .filter(({ type }) => type === 'partOf')
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return (entity?.related ?? []).flatMap(related => {
    const owner = stringAt(related, 'spec', 'owner');
    if (!owner || !parts.includes(refOf(related))) return [];
    return [
      {
        name: nameIn(owner),
        evidence: { text: owner, source: `spec.owner of ${refOf(related)}` },
      },
    ];
  });
}

function nameIn(ref: string): string {
  try {
    return parseEntityRef(ref, { defaultKind: 'Group' }).name;
  } catch {
    return ref;
  }
}
