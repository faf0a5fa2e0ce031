import {
  OwnershipContradiction,
  OwnershipEvidence,
} from '@helm-audit/plugin-helm-audit-common';
import { isMap, stringAt } from '../json';
import { EntityFact, RepositoryFact } from '../stages/gather/types';
import type { FactMap } from '.';
import { runbookOf } from './alertHygiene';
import { declaredComponent, declaredEntities } from './catalogFiles';
import {
  findChartReview,
  ReviewFinding,
  reviewerKind,
  reviewerLikeness,
} from './chartReview';
import { findAddresses, findContacts, OwnershipKeys } from './contacts';
import { findTier, StatedTier } from './criticality';
import { listWords } from './listWords';
import { OperatingDocuments, operatingDocuments } from './operatingDocuments';
import { findOwnerClaims, OwnerClaim } from './ownerClaims';
import { Owner, ownersOf, refOf } from './ownership';
import { Surroundings } from './surroundings';
import { Likeness, likenessTo } from './teamNames';

/** A claim with how well it agrees with the owner in the catalog. */
export interface ComparedClaim extends OwnerClaim {
  /** Absent when the catalog names nobody to compare with. */
  likeness?: Likeness;
}

/** Who is asked to review, compared with the owner in the catalog. */
export interface ComparedReviewer {
  name: string;
  kind: ReturnType<typeof reviewerKind>;
  likeness?: Likeness;
}

/** A contradiction with the place that a finding about it points at. */
export interface FoundContradiction extends OwnershipContradiction {
  team: string;
  place: Pick<OwnerClaim, 'resource' | 'path' | 'file'> & {
    /** Text on the line that says so. */
    text?: string;
  };
}

/** All that says who owns a service and how they are found; rules and the ladder share it. */
export interface OwnershipSources {
  /** What is owned, by its name. */
  name: string;
  keys: OwnershipKeys;
  /** Absent when no catalog entity is at hand. */
  entity?: EntityFact;
  owners: Owner[];
  /** What the repository's own catalog-info.yaml says, where no catalog is at hand. */
  declaredOwner?: { name: string; evidence: OwnershipEvidence };
  /** Whether the catalog took the owner from CODEOWNERS, so that both are one source. */
  isDerivedFromCode: boolean;
  contacts: Record<
    'pagers' | 'addresses' | 'channels' | 'escalations' | 'runbooks',
    OwnershipEvidence[]
  >;
  /** Absent when there is neither a catalog entity nor a file that says. */
  tier?: StatedTier;
  documents: OperatingDocuments;
  /** Runbooks that alerts lead to. */
  alertRunbooks: string[];
  /** Whether all documents of the repository could be read. */
  hasAllDocuments: boolean;
  review: ReviewFinding;
  reviewers: ComparedReviewer[];
  claims: ComparedClaim[];
  /** Whether the labels of workloads and alerts could be seen. */
  isRendered: boolean;
  contradictions: FoundContradiction[];
}

type OwnershipFacts = Pick<FactMap, 'context' | 'surroundings' | 'suppression'>;

/** Gathers what speaks for an owner, and compares it with the catalog. */
export function deriveOwnershipSources(
  { context, surroundings, suppression }: OwnershipFacts,
  optional: Partial<FactMap>,
): OwnershipSources {
  const keys = context.ownershipKeys ?? {};
  const { entity, chart } = surroundings;
  const owners = entity ? ownersOf(entity) : [];
  const review = findChartReview(chart, optional.repository);
  const reviewers = compareReviewers(review, owners, surroundings, optional);
  const claims = compareClaims(owners, surroundings, optional);
  const contacts = (kind: 'onCall' | 'chat' | 'escalation' | 'runbook') =>
    entity ? findContacts(entity, kind, keys) : [];
  const known = {
    entity,
    owners,
    review,
    reviewers,
    claims,
    isDerivedFromCode: entity
      ? isDerivedFromCode(entity, review, surroundings.repository)
      : false,
  };
  return {
    ...known,
    declaredOwner: entity ? undefined : findDeclaredOwner(surroundings),
    name:
      entity?.entity.metadata.name ?? chart?.metadata.name ?? 'this service',
    keys,
    contacts: {
      pagers: contacts('onCall'),
      addresses: entity ? findAddresses(entity) : [],
      channels: contacts('chat'),
      escalations: contacts('escalation'),
      runbooks: contacts('runbook'),
    },
    tier: findTier(entity?.entity, suppression.config.tier, keys),
    documents: operatingDocuments(surroundings),
    alertRunbooks: (optional.alerting?.alerts ?? []).flatMap(
      alert => runbookOf(alert) ?? [],
    ),
    hasAllDocuments: Boolean(
      surroundings.repository && !surroundings.repository.truncated,
    ),
    isRendered: optional.workloads !== undefined,
    contradictions: findContradictions(known),
  };
}

function findDeclaredOwner({
  chart,
  repository,
}: Surroundings): OwnershipSources['declaredOwner'] {
  if (!chart || !repository) return undefined;
  const declared = declaredComponent(chart, repository);
  const owner = stringAt(declared?.body, 'spec', 'owner')?.trim();
  if (!declared || !owner) return undefined;
  return {
    name: owner.split(/[:/]/).at(-1) ?? owner,
    evidence: { text: `spec.owner: ${owner}`, source: declared.file },
  };
}

function compareReviewers(
  review: ReviewFinding,
  owners: Owner[],
  { entity }: Surroundings,
  { repository }: Partial<FactMap>,
): ComparedReviewer[] {
  if (review.state !== 'known') return [];
  return review.review.reviewers.owners.map(name => ({
    name,
    kind: reviewerKind(name, repository),
    likeness:
      entity && owners.length > 0
        ? reviewerLikeness(name, owners, entity)
        : undefined,
  }));
}

function compareClaims(
  owners: Owner[],
  surroundings: Surroundings,
  { workloads = [], alerting }: Partial<FactMap>,
): ComparedClaim[] {
  const isComparable = owners.some(({ kind }) => kind === 'group');
  return findOwnerClaims(workloads, alerting?.alerts ?? [], surroundings).map(
    claim => ({
      ...claim,
      likeness: isComparable ? likenessTo(claim.team, owners) : undefined,
    }),
  );
}

/**
 * Whether the entity's own file names no owner, so that the catalog must have taken the one it
 * names from CODEOWNERS.
 */
function isDerivedFromCode(
  { entity }: EntityFact,
  review: ReviewFinding,
  repository: RepositoryFact | undefined,
): boolean {
  if (review.state !== 'known' || !stringAt(entity, 'spec', 'owner')) {
    return false;
  }
  return (repository ? declaredEntities(repository) : []).some(
    ({ body }) =>
      stringAt(body, 'metadata', 'name') === entity.metadata.name &&
      stringAt(body, 'kind') === entity.kind &&
      isMap(body.spec) &&
      body.spec.owner === undefined,
  );
}

type Compared = Pick<
  OwnershipSources,
  'entity' | 'owners' | 'review' | 'reviewers' | 'claims'
>;

/** Pairs of places that name different owners; the catalog's word is one side of each. */
function findContradictions(sources: Compared): FoundContradiction[] {
  const { entity, owners, claims } = sources;
  if (!entity || !owners.some(({ kind }) => kind === 'group')) return [];
  const catalog = {
    text: owners.map(({ ref }) => ref).join(' and '),
    source: `spec.owner of ${refOf(entity.entity)}`,
  };
  const code = contradictionInCode(sources, catalog);
  const others = claims
    .filter(({ likeness }) => likeness === 'other')
    .map(({ team, evidence, resource, path, file }) => ({
      rung: 'consistent' as const,
      sides: [catalog, evidence] as OwnershipContradiction['sides'],
      team,
      place: { resource, path, file },
    }));
  return [...(code ? [code] : []), ...others];
}

/** Teams are asked to review, and none of them is an owner. */
function contradictionInCode(
  { review, reviewers }: Compared,
  catalog: OwnershipEvidence,
): FoundContradiction | undefined {
  const teams = reviewers.filter(({ kind }) => kind === 'team');
  const isOther = reviewers.every(
    ({ kind, likeness }) => kind === 'person' || likeness === 'other',
  );
  const isAnyOurs = reviewers.some(({ likeness }) => likeness === 'same');
  if (review.state !== 'known' || teams.length === 0) return undefined;
  if (!isOther || isAnyOurs) return undefined;
  const team = listWords(teams.map(({ name }) => name));
  const { reviewers: found, where } = review.review;
  return {
    rung: 'enforced',
    sides: [catalog, { text: team, source: where }],
    team,
    place: { file: found.file, text: teams[0].name },
  };
}
