import { MovementResponse } from '@helm-audit/plugin-helm-audit-common';
import { formatScore } from './format';
import { plural } from './words';

/** What is needed of how scores moved to tell its trend. */
export type Trend = Pick<MovementResponse, 'trend' | 'steadyCount'>;

/** A week in which more or fewer services had a score than in the week before. */
export interface Arrival {
  week: string;
  /** How many more; below zero for fewer. */
  services: number;
}

/** More weeks than this are not named one by one. */
const MAX_WEEKS = 3;

/** A week by its first day, such as `16 Nov`; weeks are in UTC. */
export function formatWeek(week: string): string {
  return new Date(week).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
}

/** When services joined or left between the points of a trend. */
export function arrivalsOf({ trend }: Pick<Trend, 'trend'>): Arrival[] {
  return trend.flatMap(({ week, services }, index) => {
    const change = index === 0 ? 0 : services - trend[index - 1].services;
    return change === 0 ? [] : [{ week, services: change }];
  });
}

/** Whether all points of a trend are of the same services. */
export function isSteady({ trend, steadyCount }: Trend): boolean {
  return trend.every(({ services }) => services === steadyCount);
}

/** What a trend shows, in words: like compared with like, then who joined and left. */
export function trendSentence(trend: Trend): string {
  return [courseOf(trend), joinedSentence(trend), leftSentence(trend)]
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
  const services = plural(steadyCount, 'service');
  return isSteady(movement)
    ? `All points are of the same ${services}: ${course}.`
    : `The line follows the ${services} with a score throughout: ${course}.`;
}

function joinedSentence(movement: Trend): string | undefined {
  const { trend, steadyCount } = movement;
  const { score, services } = trend[trend.length - 1];
  const joined = services - steadyCount;
  if (joined <= 0) return undefined;
  const weeks = arrivalsOf(movement).filter(week => week.services > 0);
  const when =
    weeks.length > 0 && weeks.length <= MAX_WEEKS
      ? ` (${weeks
          .map(
            week => `${week.services} in the week of ${formatWeek(week.week)}`,
          )
          .join(', ')})`
      : '';
  const all =
    steadyCount > 0
      ? ` With ${
          joined === 1 ? 'it' : 'them'
        }, all ${services} have ${formatScore(score)} on average.`
      : '';
  return `${plural(joined, 'service')} joined${when}.${all}`;
}

function leftSentence(movement: Trend): string | undefined {
  const left = -arrivalsOf(movement)
    .filter(({ services }) => services < 0)
    .reduce((sum, { services }) => sum + services, 0);
  if (left === 0) return undefined;
  return `${plural(left, 'service')} ${
    left === 1 ? 'has' : 'have'
  } no score any more.`;
}
