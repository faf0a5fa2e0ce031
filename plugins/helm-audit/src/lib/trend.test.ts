import { buildMovement } from '../testing';
import { arrivalsOf, formatWeek, trendSentence } from './trend';

type Point = [score: number | null, services: number, steady: number | null];

const trendOf = (steadyCount: number, ...points: Point[]) =>
  buildMovement({
    steadyCount,
    trend: points.map(([score, services, steadyScore], index) => ({
      week: `2026-11-${String(2 + 7 * index).padStart(2, '0')}`,
      score,
      services,
      steadyScore,
    })),
  });

describe('the trend in words', () => {
  it('compares like with like, and says who joined when', () => {
    const movement = trendOf(5, [6, 5, 6], [5, 7, 6.2], [5, 7, 6.2]);
    expect(trendSentence(movement)).toBe(
      'The line follows the 5 services with a score throughout: from 6.0 to 6.2. 2 services joined (2 in the week of 9 Nov). With them, all 7 have 5.0 on average.',
    );
    expect(arrivalsOf(movement)).toEqual([{ week: '2026-11-09', services: 2 }]);
  });

  it('says so when all points are of the same services', () => {
    expect(trendSentence(trendOf(1, [6, 1, 6], [6, 1, 6]))).toBe(
      'All points are of the same 1 service: 6.0, as at the start.',
    );
  });

  it('compares nothing where no service was there throughout', () => {
    expect(trendSentence(trendOf(0, [null, 0, null], [5, 1, null]))).toBe(
      'No service had a score throughout: the points are of different services, so they can’t be compared. 1 service joined (1 in the week of 9 Nov).',
    );
  });

  it('tells who has no score any more', () => {
    expect(trendSentence(trendOf(2, [6, 3, 7], [7, 2, 7]))).toBe(
      'The line follows the 2 services with a score throughout: 7.0, as at the start. 1 service has no score any more.',
    );
  });

  it('names no long list of weeks', () => {
    const movement = trendOf(
      1,
      [1, 1, 1],
      [1, 2, 1],
      [1, 3, 1],
      [1, 4, 1],
      [1, 5, 1],
    );
    expect(trendSentence(movement)).toContain('4 services joined. With them');
  });
});

it('writes a week by its first day in UTC', () => {
  expect(formatWeek('2026-11-16')).toBe('16 Nov');
});
