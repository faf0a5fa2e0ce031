import {
  OwnershipEvidence,
  SuggestedOwner,
} from '@helm-audit/plugin-helm-audit-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { stringAt } from '../json';
import { isPlaceholder, refOf } from './ownership';
import { OwnershipSources } from './ownershipSources';
import { Surroundings } from './surroundings';
import { mayBeSame } from './teamNames';

interface Candidate {
  name: string;
  evidence: OwnershipEvidence;
}

/**
 * Whom to ask when the catalog names nobody: the team that most places point to. Those that
 * are nearest to the work come first where there are as many.
 */
export function suggestOwner(
  sources: OwnershipSources,
  { chart, entity }: Surroundings,
): SuggestedOwner | undefined {
  if (sources.owners.length > 0) return undefined;
  const candidates = [
    ...fromReview(sources),
    ...sources.claims.map(({ team, evidence }) => ({ name: team, evidence })),
    ...fromSystems(entity),
  ].filter(({ name }) => !isPlaceholder(name));
  const all =
    candidates.length > 0
      ? candidates
      : (chart?.metadata.maintainers ?? []).flatMap(({ name }) =>
          name && !isPlaceholder(name)
            ? [
                {
                  name,
                  evidence: { text: name, source: 'maintainers in Chart.yaml' },
                },
              ]
            : [],
        );
  const supporters = all.map(({ name }) =>
    all.filter(other => mayBeSame(other.name, name)),
  );
  const most = Math.max(0, ...supporters.map(list => list.length));
  const best = supporters.find(list => list.length === most);
  if (!best) return undefined;
  return { name: best[0].name, evidence: best.map(({ evidence }) => evidence) };
}

function fromReview({ review, reviewers }: OwnershipSources): Candidate[] {
  if (review.state !== 'known') return [];
  const { where } = review.review;
  return reviewers
    .filter(({ kind }) => kind === 'team')
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
