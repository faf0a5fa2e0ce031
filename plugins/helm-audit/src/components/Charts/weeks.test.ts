import { TrendPoint } from '@helm-audit/plugin-helm-audit-common';
import { fromFirstScore, labelledWeeks } from './weeks';

const pointsOf = (...services: number[]): TrendPoint[] =>
  services.map((count, index) => ({
    week: `week ${index}`,
    score: count > 0 ? 5 : null,
    services: count,
    steadyScore: null,
  }));

describe('fromFirstScore', () => {
  it('leaves off the weeks before the first score, and no later one', () => {
    const weeks = (...services: number[]) =>
      fromFirstScore(pointsOf(...services)).map(({ week }) => week);
    expect(weeks(0, 0, 4, 0, 5)).toEqual(['week 2', 'week 3', 'week 4']);
    expect(weeks(4, 5)).toEqual(['week 0', 'week 1']);
    expect(weeks(0, 0)).toEqual([]);
  });
});

describe('labelledWeeks', () => {
  const changes = (...weeks: number[]) =>
    weeks.map(index => ({ week: `week ${index}`, services: 1 }));

  it('writes at all marks while they have room', () => {
    const points = pointsOf(1, 2, 3, 4);
    expect([...labelledWeeks(points, changes(1, 2, 3))]).toEqual([
      'week 1',
      'week 2',
      'week 3',
    ]);
  });

  it('writes no two marks on top of each other', () => {
    const points = pointsOf(...Array(48).fill(3));
    expect([...labelledWeeks(points, changes(10, 11, 13, 14, 40))]).toEqual([
      'week 10',
      'week 14',
      'week 40',
    ]);
  });
});
