import { MovementResponse } from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from './format';

/** What is needed of how scores moved to tell its trend. */
export type Trend = Pick<MovementResponse, 'trend' | 'steadyCount'>;

/** A week in which more or fewer services had a score than in the week before. */
export interface CountChange {
  week: string;
  /** How many more; below zero for fewer. */
  services: number;
}

/** More counts than this are not told one by one. */
const MAX_COUNTS = 4;

/** A week by its first day, such as `16 Nov`; weeks are in UTC. */
export function formatWeek(week: string): string {
  return new Date(week).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** Between which points of a trend the number of services differs. */
export function countChangesOf({ trend }: Pick<Trend, 'trend'>): CountChange[] {
  return trend.flatMap(({ week, services }, index) => {
    const change = index === 0 ? 0 : services - trend[index - 1].services;
    return change === 0 ? [] : [{ week, services: change }];
  });
}

/** Whether all points of a trend are of the same services. */
export function isSteady({ trend, steadyCount }: Trend): boolean {
  return trend.every(({ services }) => services === steadyCount);
}

/** What a trend shows, in words: like compared with like, then who is behind the other points. */
export function trendSentence(trend: Trend): string {
  return [courseOf(trend), unsteadySentence(trend), countsSentence(trend)]
    .filter(Boolean)
    .join(' ');
}

function courseOf(movement: Trend): string {
  const { trend, steadyCount } = movement;
  if (steadyCount === 0) {
    return 'No service had a score throughout: the points are of different services, so they can’t be compared.';
  }
  const first = formatScore(trend[0].steadyScore);
  const last = formatScore(trend[trend.length - 1].steadyScore);
  const course =
    first === last ? `${last}, as at the start` : `from ${first} to ${last}`;
  return isSteady(movement)
    ? `All points are of ${sameServices(steadyCount)}: ${course}.`
    : `The line follows the ${
        steadyCount === 1 ? 'one service' : `${steadyCount} services`
      } with a score throughout: ${course}.`;
}

/** Services that are the same at each point, such as `the same 3 services`. */
export function sameServices(count: number): string {
  return count === 1 ? 'the same service' : `the same ${count} services`;
}

/** Who counts now and not throughout; when they lacked a score, the counts don't tell. */
function unsteadySentence({ trend, steadyCount }: Trend): string | undefined {
  const { score, services } = trend[trend.length - 1];
  const unsteady = services - steadyCount;
  if (steadyCount === 0 || unsteady <= 0) return undefined;
  return `${unsteady} of the ${services} with a score now ${
    unsteady === 1 ? 'was' : 'were'
  } without one at some time in this period; all ${services} have ${formatScore(
    score,
  )} on average.`;
}

/** Counts are net: as many may have gained a score as have lost theirs. */
function countsSentence(movement: Trend): string | undefined {
  const { trend } = movement;
  const changed = countChangesOf(movement);
  if (changed.length === 0) return undefined;
  const weeks = new Set([trend[0].week, ...changed.map(({ week }) => week)]);
  const counts = trend.map(({ services }) => services);
  const told =
    weeks.size > MAX_COUNTS
      ? `${Math.min(...counts)} to ${Math.max(...counts)}, by week`
      : trend
          .filter(({ week }) => weeks.has(week))
          .map(({ week, services }) => `${services} from ${formatWeek(week)}`)
          .join(', ');
  return `Services with a score: ${told}.`;
}
