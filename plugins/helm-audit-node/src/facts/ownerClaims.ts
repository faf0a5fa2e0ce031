import { OwnershipEvidence } from '@helm-audit/plugin-helm-audit-common';
import { Path } from '../json';
import { Resource } from '../stages/gather/types';
import type { Alert } from './alerting';
import { inChart } from './automation';
import { isPlaceholder } from './ownership';
import { Surroundings } from './surroundings';
import type { Workload } from './workloads';

/** A place beside catalog and code review that names the team in charge. */
export interface OwnerClaim {
  team: string;
  by: 'workload' | 'alert' | 'maintainer';
  evidence: OwnershipEvidence;
  resource?: Resource;
  path?: Path;
  /** File of the repository. */
  file?: string;
}

const TEAM_KEY = /(^|[./_-])(team|squad|owner|owned-by)$/i;

/** Addresses, people and what Helm itself sets say nothing about teams. */
const NO_TEAM = /@|^helm$|^\s*$/i;

/** What a maintainer is called who is a team and not a person. */
const TEAM_NAME = /\b(team|squad|tribe|guild|chapter|crew)\b/i;

function claimsOfNotes(
  notes: Record<string, string>,
  says: (key: string, team: string) => OwnerClaim,
): OwnerClaim[] {
  return Object.entries(notes).flatMap(([key, team]) =>
    TEAM_KEY.test(key) && !NO_TEAM.test(team) && !isPlaceholder(team)
      ? [says(key, team)]
      : [],
  );
}

function claimsOfWorkload(workload: Workload): OwnerClaim[] {
  const { resource, podLabels, podSpecPath } = workload;
  if (resource.subchart) return [];
  const template = podSpecPath.slice(0, -1);
  const { kind, name, labels, annotations, source } = resource;
  const notes = [
    {
      what: 'annotation',
      kept: annotations,
      path: ['metadata', 'annotations'],
    },
    { what: 'label', kept: labels, path: ['metadata', 'labels'] },
    {
      what: 'pod label',
      kept: podLabels,
      path: [...template, 'metadata', 'labels'],
    },
  ];
  return notes.flatMap(({ what, kept, path }) =>
    claimsOfNotes(kept, (key, team) => ({
      team,
      by: 'workload',
      evidence: {
        text: `${key}: ${team}`,
        source: `${what} of ${kind} ${name} (${source})`,
      },
      resource,
      path: [...path, key],
    })),
  );
}

function claimsOfAlert(alert: Alert): OwnerClaim[] {
  const { name, labels, resource, path } = alert;
  if (!resource || resource.subchart) return [];
  return claimsOfNotes(labels, (key, team) => ({
    team,
    by: 'alert',
    evidence: {
      text: `${key}: ${team}`,
      source: `label of alert ${name} (${resource.source})`,
    },
    resource,
    path: [...path, 'labels', key],
  }));
}

function claimsOfMaintainers({ chart }: Surroundings): OwnerClaim[] {
  return (chart?.metadata.maintainers ?? []).flatMap(({ name = '' }) =>
    TEAM_NAME.test(name)
      ? [
          {
            team: name,
            by: 'maintainer' as const,
            evidence: { text: name, source: 'Chart.yaml (maintainers)' },
            file: inChart(chart?.pathInRepository ?? '.', 'Chart.yaml'),
          },
        ]
      : [],
  );
}

/** What labels, alerts and maintainers say; a team that many of a kind name is listed once. */
export function findOwnerClaims(
  workloads: Workload[],
  alerts: Alert[],
  surroundings: Surroundings,
): OwnerClaim[] {
  const claims = [
    ...workloads.flatMap(claimsOfWorkload),
    ...alerts.flatMap(claimsOfAlert),
    ...claimsOfMaintainers(surroundings),
  ];
  return claims.filter(
    ({ team, by }, index) =>
      claims.findIndex(other => other.by === by && other.team === team) ===
      index,
  );
}
