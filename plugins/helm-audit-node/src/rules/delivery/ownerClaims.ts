import type { Alert } from '../../facts/alerting';
import { inChart } from '../../facts/automation';
import { reviewersOf } from '../../facts/reviewers';
import { Surroundings } from '../../facts/surroundings';
import type { Workload } from '../../facts/workloads';
import { Path } from '../../json';
import { Resource } from '../../stages/gather/types';

/** A place beside the catalog that names the team in charge. */
export interface OwnerClaim {
  team: string;
  /** What says so, such as `the label team of Deployment checkout`. */
  where: string;
  resource?: Resource;
  path?: Path;
  file?: string;
  /** Text on the line that says so. */
  text?: string;
}

const TEAM_KEY = /(^|[./_-])(team|squad|owner|owned-by)$/i;

/** Addresses, people and what Helm itself sets say nothing about teams. */
const NO_TEAM = /@|^helm$|^$/i;

function claimsOfNotes(
  notes: Record<string, string>,
  says: (key: string, team: string) => OwnerClaim,
): OwnerClaim[] {
  return Object.entries(notes).flatMap(([key, team]) =>
    TEAM_KEY.test(key) && !NO_TEAM.test(team) ? [says(key, team)] : [],
  );
}

function claimsOfWorkload(workload: Workload): OwnerClaim[] {
  const { resource, podLabels, podSpecPath } = workload;
  if (resource.subchart) return [];
  const template = podSpecPath.slice(0, -1);
  const { kind, name, labels, annotations } = resource;
  const notes = [
    { kept: annotations, path: ['metadata', 'annotations'] },
    { kept: labels, path: ['metadata', 'labels'] },
    { kept: podLabels, path: [...template, 'metadata', 'labels'] },
  ];
  return notes.flatMap(({ kept, path }) =>
    claimsOfNotes(kept, (key, team) => ({
      team,
      where: `${key} of ${kind} ${name}`,
      resource,
      path: [...path, key],
    })),
  );
}

function claimsOfAlert({ name, labels, resource, path }: Alert): OwnerClaim[] {
  if (!resource || resource.subchart) return [];
  return claimsOfNotes(labels, (key, team) => ({
    team,
    where: `the label ${key} of alert ${name}`,
    resource,
    path: [...path, 'labels', key],
  }));
}

/** Teams in CODEOWNERS for the chart; when there are several, one that fits is enough. */
function claimsOfCode({ chart, repository }: Surroundings): OwnerClaim[] {
  if (!chart || !repository) return [];
  const path = inChart(chart.pathInRepository, 'values.yaml');
  const { file = '', owners = [] } = reviewersOf(repository, path) ?? {};
  const teams = owners.filter(owner => owner.includes('/'));
  if (teams.length !== 1) return [];
  const team = teams[0].split('/').at(-1) ?? '';
  return [{ team, where: file, file, text: teams[0] }];
}

/** Every claim; a team that many labels name is listed once. */
export function findOwnerClaims(
  workloads: Workload[],
  alerts: Alert[],
  surroundings: Surroundings,
): OwnerClaim[] {
  const claims = [
    ...claimsOfCode(surroundings),
    ...workloads.flatMap(claimsOfWorkload),
    ...alerts.flatMap(claimsOfAlert),
  ];
  return claims.filter(
    ({ team, file }, index) =>
      file ||
      claims.findIndex(other => !other.file && other.team === team) === index,
  );
}
