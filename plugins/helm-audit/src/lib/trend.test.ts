import { buildMovement } from '../testing';
import { countChangesOf, formatWeek, trendSentence } from './trend';

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
  it('compares like with like, and says how many lacked a score', () => {
    const movement = trendOf(5, [6, 5, 6], [5, 7, 6.2], [5, 7, 6.2]);
    expect(trendSentence(movement)).toBe(
      'The line follows the 5 services with a score throughout: from 6.0 to 6.2. 2 of the 7 with a score now were without one at some time in this period; all 7 have 5.0 on average. Services with a score: 5 from 2 Nov, 7 from 9 Nov.',
    );
    expect(countChangesOf(movement)).toEqual([
      { week: '2026-11-09', services: 2 },
    ]);
  });

  it.each([
    [
      'two came where one went',
      trendOf(2, [6, 3, 6], [6, 4, 6], [6, 4, 6]),
      '2 of the 4 with a score now were without one at some time in this period; all 4 have 6.0 on average. Services with a score: 3 from 2 Nov, 4 from 9 Nov.',
    ],
    [
      'one lacked a score for a week',
      trendOf(3, [6, 4, 6], [6, 3, 6], [6, 4, 6]),
      '1 of the 4 with a score now was without one at some time in this period; all 4 have 6.0 on average. Services with a score: 4 from 2 Nov, 3 from 9 Nov, 4 from 16 Nov.',
    ],
    [
      'as many came as went',
      trendOf(3, [6, 4, 6], [6, 4, 6]),
      '1 of the 4 with a score now was without one at some time in this period; all 4 have 6.0 on average.',
    ],
    [
      'one went',
      trendOf(2, [6, 3, 6], [6, 2, 6]),
      'Services with a score: 3 from 2 Nov, 2 from 9 Nov.',
    ],
  ])('says no more than the numbers prove: %s', (_, movement, told) => {
    expect(trendSentence(movement)).toBe(
      `The line follows the ${movement.steadyCount} services with a score throughout: 6.0, as at the start. ${told}`,
    );
  });

  it('says so when all points are of the same services', () => {
    expect(trendSentence(trendOf(1, [6, 1, 6], [6, 1, 6]))).toBe(
      'All points are of the same service: 6.0, as at the start.',
    );
    expect(trendSentence(trendOf(2, [6, 2, 6], [7, 2, 7]))).toBe(
      'All points are of the same 2 services: from 6.0 to 7.0.',
    );
  });

  it('compares nothing where no service was there throughout', () => {
    expect(trendSentence(trendOf(0, [null, 0, null], [5, 1, null]))).toBe(
      'No service had a score throughout: the points are of different services, so they can’t be compared. Services with a score: 0 from 2 Nov, 1 from 9 Nov.',
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
    expect(trendSentence(movement)).toMatch(
      /^The line follows the one service .* Services with a score: 1 to 5, by week\.$/,
    );
  });
});

it('writes a week by its first day in UTC', () => {
  expect(formatWeek('2026-11-16')).toBe('16 Nov');
});
