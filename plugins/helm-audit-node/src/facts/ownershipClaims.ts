import type { Entity } from '@backstage/catalog-model';
import { listAt, Path, stringAt } from '../json';
import { Resource } from '../stages/gather/types';
import type { Alerting } from './alerting';
import { inChart } from './automation';
import { reviewersOf } from './codeowners';
import type { Owner } from './ownership';
import { Surroundings } from './surroundings';
import type { Workload } from './workloads';

/** A place beside the catalog that says which team a service belongs to. */
export interface OwnershipClaim {
  /** What to call the place on screen. */
  place: string;
  /** Teams that it names, as written. */
  teams: string[];
  resource?: Resource;
  path?: Path;
  file?: string;
}

/** Labels that name a team; `owner` may as well be a person or a controller. */
const TEAM_LABELS = ['team', 'squad', 'owning-team', 'owner-team'];

/**
 * What alerts, pods and CODEOWNERS say about who owns the service. Subcharts belong to
 * somebody else and are left out, and so are reviewers who are persons.
 */
export function listOwnershipClaims(
  alerting: Alerting,
  workloads: Workload[],
  surroundings: Surroundings,
): OwnershipClaim[] {
  const alerts = alerting.alerts.flatMap(({ name, labels, resource, path }) =>
    resource && !resource.subchart
      ? claimOf(labels, `Alert ${name}`, resource, [...path, 'labels'])
      : [],
  );
  const pods = workloads
    .filter(({ resource }) => !resource.subchart)
    .flatMap(({ podLabels, resource, podSpecPath }) =>
      claimOf(podLabels, `${resource.kind} ${resource.name}`, resource, [
        ...podSpecPath.slice(0, -1),
        'metadata',
        'labels',
      ]),
    );
  return [...alerts, ...pods, ...reviewClaims(surroundings)];
}

function claimOf(
  labels: Record<string, string>,
  place: string,
  resource: Resource,
  path: Path,
): OwnershipClaim[] {
  const label = TEAM_LABELS.find(name => labels[name]);
  if (!label) return [];
  return [{ place, teams: [labels[label]], resource, path: [...path, label] }];
}

function reviewClaims({ repository, chart }: Surroundings): OwnershipClaim[] {
  if (!repository || !chart) return [];
  const path = inChart(chart.pathInRepository, 'values.yaml');
  const reviewers = reviewersOf(repository, path);
  const isOfTeams = reviewers?.owners.every(owner => /^@.+\/.+/.test(owner));
  if (!reviewers || !isOfTeams || reviewers.owners.length === 0) return [];
  const { file, owners } = reviewers;
  return [{ place: file, teams: owners, file }];
}

/**
 * Whether a team's name may stand for an owner: its name, title or team on the forge, or a
 * group right above or below it. Case, punctuation and words such as `team` don't matter.
 */
export function isSameTeam(team: string, { name, entity }: Owner): boolean {
  const names = [name, ...(entity ? aliasesOf(entity) : [])].map(normalise);
  return names.includes(normalise(team));
}

function aliasesOf({ metadata, spec }: Entity): string[] {
  const slugs = Object.entries(metadata.annotations ?? {})
    .filter(([key]) => /team-slug|gitlab\.com\/group/.test(key))
    .map(([, slug]) => slug);
  const around = [stringAt(spec, 'parent'), ...listAt(spec, 'children')];
  return [
    metadata.title,
    stringAt(spec, 'profile', 'displayName'),
    ...slugs,
    ...around.map(ref => (typeof ref === 'string' ? ref : undefined)),
  ].filter((text): text is string => Boolean(text));
}

function normalise(team: string): string {
  const name = team.split(/[/:]/).at(-1) ?? '';
  return name
    .toLowerCase()
    .replace(/\b(the|team|squad|guild|group|tribe)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
}
