import {
  buildDimensionScores,
  buildHeatmap,
  buildHeatmapRow,
} from '../../testing';
import { arrange, membersOf, shadeOf, weakestOf } from './heatmapRows';

const titles = (sort?: string) =>
  arrange(
    [
      ...buildHeatmap().rows,
      buildHeatmapRow({ key: 'x', title: 'New', score: null }),
    ],
    sort
      ? { id: sort.replace('-', ''), descending: sort.startsWith('-') }
      : undefined,
  ).map(({ title, depth }) => `${'>'.repeat(depth)}${title}`);

describe('arrange', () => {
  it('shows the tree until it is sorted, then all flat', () => {
    expect(titles()).toEqual(['Bank', '>Cards', '>New', '>Payments']);
    expect(titles('title')).toEqual(['Bank', 'Cards', 'New', 'Payments']);
  });

  it('puts rows without a value last, in either direction', () => {
    expect(titles('score')).toEqual(['Bank', 'Payments', 'Cards', 'New']);
    expect(titles('-score')).toEqual(['Cards', 'Payments', 'Bank', 'New']);
  });

  it('sorts by a dimension', () => {
    expect(titles('reliability')[0]).toBe('New');
    expect(titles('-reliability')[0]).toBe('Cards');
  });
});

it('shades scores as they are shown', () => {
  expect([null, 0, 3.94, 3.96, 5.9, 6, 7.99, 10].map(shadeOf)).toEqual([
    'none',
    'poor',
    'poor',
    'weak',
    'weak',
    'fair',
    'good',
    'good',
  ]);
});

it('finds the weakest dimension among those with a score', () => {
  const row = (dimensions = buildDimensionScores(null)) =>
    weakestOf(buildHeatmapRow({ dimensions }));
  expect(row(buildDimensionScores(5, { chaos: 1, testing: null }))).toBe(
    'chaos',
  );
  expect(row()).toBeUndefined();
});

it.each([
  [5, 5, ''],
  [5, 2, '2 own, 3 below'],
  [5, 0, 'none own, 5 below'],
])('says of %i services that %i are own: %p', (services, direct, words) => {
  expect(membersOf(buildHeatmapRow({ services, direct }))).toBe(words);
});
