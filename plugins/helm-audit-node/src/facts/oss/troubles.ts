import {
  compareSeverity,
  DependencyComponent,
  DependencyTrouble,
  NewestVersion,
  UpstreamProject,
} from '@helm-audit/plugin-helm-audit-common';
import type { InventoryItem } from './inventory';
import { daysBetween } from './versions';

/** When something counts as a trouble. */
export const LIMITS = {
  /** Days for which a newer major version may be to be had. */
  majorDays: 90,
  /** Days for which a newer minor version may be to be had. */
  minorDays: 365,
  /** Days without a release. */
  quietDays: 365,
  /** OpenSSF Scorecard below which a project is weak. */
  scorecard: 4,
};

/** How the text on a weak upstream begins; its signs follow. */
export const WEAK = 'Its upstream is weak: ';

/** A component before it is judged. */
type Judged = Pick<
  DependencyComponent,
  'newest' | 'endOfLife' | 'vulnerabilities' | 'cadence' | 'version'
>;

/** What is wrong with a component, the worst first. */
export function findTroubles(
  item: InventoryItem,
  component: Judged,
  project: UpstreamProject | undefined,
  date: string,
): DependencyTrouble[] {
  if (item.isOwn) return [];
  const troubles = [
    retired(item),
    ended(component),
    vulnerable(component),
    archived(project),
    deprecated(item),
    outdated(component, date),
    weak(item, component, project, date),
  ];
  return troubles
    .flatMap(trouble => trouble ?? [])
    .sort((a, b) => compareSeverity(a.severity, b.severity));
}

type Trouble = DependencyTrouble | undefined;

function retired({ event }: InventoryItem): Trouble {
  if (!event) return undefined;
  const { what, date } = event;
  return {
    kind: 'retired',
    severity: 'high',
    text: `Since ${date}: ${what}.`,
  };
}

function ended({ endOfLife }: Judged): Trouble {
  if (!endOfLife?.isEnded) return undefined;
  const { release, date } = endOfLife;
  return {
    kind: 'end-of-life',
    severity: 'high',
    text: `${release} gets no fixes any more${date ? ` since ${date}` : ''}.`,
  };
}

function vulnerable({ vulnerabilities = [] }: Judged): Trouble {
  const [worst] = vulnerabilities;
  if (!worst) return undefined;
  const names = worst.aliases[0] ?? worst.id;
  const score = worst.score === undefined ? '' : ` (CVSS ${worst.score})`;
  const rest = vulnerabilities.length - 1;
  return {
    kind: 'vulnerable',
    // One without a score may be anything; it is shown, but not as the worst.
    severity: worst.severity ?? 'medium',
    text: `Known vulnerability ${names}${score}${
      rest > 0 ? ` and ${rest} more` : ''
    }.`,
  };
}

function archived(project: UpstreamProject | undefined): Trouble {
  return project?.isArchived
    ? {
        kind: 'archived',
        severity: 'high',
        text: `Its repository ${project.id} is archived.`,
      }
    : undefined;
}

function deprecated({ isDeprecated }: InventoryItem): Trouble {
  return isDeprecated
    ? {
        kind: 'deprecated',
        severity: 'high',
        text: 'It says of itself that it is deprecated.',
      }
    : undefined;
}

function outdated({ newest, version }: Judged, date: string): Trouble {
  if (!newest || !isOverdue(newest, date)) return undefined;
  return {
    kind: 'outdated',
    severity: newest.behind === 'major' ? 'medium' : 'low',
    text: `${version} is a ${newest.behind} version behind ${newest.version}, since ${newest.behindSince}.`,
  };
}

/** Whether there was time enough to move to the newer version; without a date nobody knows. */
function isOverdue({ behind, behindSince }: NewestVersion, date: string) {
  if (!behindSince) return false;
  const days = daysBetween(behindSince, date);
  if (behind === 'major') return days > LIMITS.majorDays;
  return behind === 'minor' && days > LIMITS.minorDays;
}

/**
 * A low Scorecard or a year without a release is weak. One maintainer alone is common among
 * good projects, so it only adds to the others.
 */
function weak(
  { maintainers }: InventoryItem,
  { cadence }: Judged,
  project: UpstreamProject | undefined,
  date: string,
): Trouble {
  const score = project?.scorecard?.score;
  const quiet = cadence ? daysBetween(cadence.lastReleaseAt, date) : 0;
  const signs = [
    ...(score !== undefined && score < LIMITS.scorecard
      ? [`its OpenSSF Scorecard is ${score} of 10`]
      : []),
    ...(quiet > LIMITS.quietDays
      ? [`its last release was on ${cadence?.lastReleaseAt}`]
      : []),
  ];
  if (signs.length === 0) return undefined;
  if (maintainers === 1) signs.push('it has one maintainer');
  return {
    kind: 'weak-upstream',
    severity: 'medium',
    text: `${WEAK}${signs.join(', ')}.`,
  };
}
