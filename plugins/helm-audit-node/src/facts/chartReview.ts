import type { Entity } from '@backstage/catalog-model';
import { stringAt } from '../json';
import { EntityFact, RepositoryFact } from '../stages/gather/types';
import { pipelinePaths } from './automation';
import { membershipOf, Owner, refOf } from './ownership';
import { MORE_FILES } from './repositoryScope';
import {
  filesToReview,
  hasUnreadOwners,
  ownerAliases,
  Reviewers,
  reviewersOf,
} from './reviewers';
import { Surroundings } from './surroundings';
import { Likeness, likenessTo } from './teamNames';

/** Who has to look at a change of the chart. */
export interface ChartReview {
  /** Reviewers of values.yaml. */
  reviewers: Reviewers;
  /** Files of the chart that nobody has to look at. */
  uncovered: string[];
  /** Where the deciding line stands, such as `CODEOWNERS:3`. */
  where: string;
}

/** What is known of the review of the chart's changes. */
export type ReviewFinding =
  | { state: 'known'; review: ChartReview }
  /** The repository keeps no such list. */
  | { state: 'none' }
  | { state: 'unknown'; reason: string };

/** Forges that keep required reviewers in their own settings, not in a file. */
const SETTINGS_FORGE = /azure-pipelines|azuredevops|bitbucket-pipelines/;

/**
 * Finds out who has to look at changes of the chart.
 *
 * @param repository - all of it: the list of owners may lie far from the chart
 */
export function findChartReview(
  chart: Surroundings['chart'],
  repository: RepositoryFact | undefined,
): ReviewFinding {
  if (!chart || !repository) {
    return unknown('The repository around the chart is not at hand.');
  }
  const found = filesToReview(chart).map(path => ({
    path,
    reviewers: reviewersOf(repository, path),
  }));
  const [{ reviewers }] = found;
  if (reviewers) {
    const [line] = reviewers.lines;
    return {
      state: 'known',
      review: {
        reviewers,
        uncovered: found.flatMap(each =>
          each.reviewers?.owners.length ? [] : [each.path],
        ),
        where: line ? `${reviewers.file}:${line}` : reviewers.file,
      },
    };
  }
  if (hasUnreadOwners(repository)) {
    return unknown('CODEOWNERS is too large to be read.');
  }
  if (pipelinePaths(repository).some(name => SETTINGS_FORGE.test(name))) {
    return unknown('The forge keeps required reviewers in its own settings.');
  }
  return repository.truncated ? unknown(MORE_FILES) : { state: 'none' };
}

function unknown(reason: string): ReviewFinding {
  return { state: 'unknown', reason };
}

/** What a reviewer is, as far as the name tells. */
export type ReviewerKind = 'team' | 'person' | 'role';

/**
 * Whether a name in the list stands for a team. On GitLab a name without a slash may be one as
 * well as a person; it counts as a person, who may belong to the team all the same.
 */
export function reviewerKind(
  name: string,
  repository: RepositoryFact | undefined,
): ReviewerKind {
  if (name.startsWith('@@')) return 'role';
  const isAlias = repository && ownerAliases(repository).includes(name);
  return (name.startsWith('@') && name.includes('/')) || isAlias
    ? 'team'
    : 'person';
}

/** Whether a reviewer is one of the owners, or belongs to one of them. */
export function reviewerLikeness(
  name: string,
  owners: Owner[],
  { related }: EntityFact,
): Likeness {
  const bare = name.replace(/^@+/, '').toLocaleLowerCase('en-US');
  const people = new Set(
    owners.flatMap(({ ref, entity }) => [
      ref,
      ...(entity ? membershipOf(entity, related).members : []),
    ]),
  );
  const known = [
    ...owners.flatMap(({ entity }) => (entity ? loginsOf(entity) : [])),
    ...[...people].map(ref => ref.split('/').at(-1)),
    ...related
      .filter(entity => people.has(refOf(entity)))
      .flatMap(entity => loginsOf(entity)),
  ];
  if (known.some(each => each?.toLocaleLowerCase('en-US') === bare)) {
    return 'same';
  }
  return likenessTo(bare.replace(/@.*$/, '').split('/').at(-1) ?? '', owners);
}

/** Names by which forges know a team or person. */
function loginsOf({ metadata, spec }: Entity): Array<string | undefined> {
  const { annotations = {} } = metadata;
  return [
    annotations['github.com/team-slug'],
    annotations['github.com/user-login'],
    annotations['gitlab.com/user-login'],
    stringAt(spec, 'profile', 'email'),
  ];
}
