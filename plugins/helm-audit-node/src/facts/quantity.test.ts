import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['250m', 0.25],
    ['1.5', 1.5],
    [2, 2],
    ['.5', 0.5],
    ['512Mi', 512 * 1024 * 1024],
    ['1Gi', 1024 ** 3],
    ['1G', 1e9],
    ['100k', 1e5],
    ['1e3', 1000],
    ['2E2', 200],
    ['1E', 1e18],
    ['100u', 1e-4],
  ])('reads %p as %p', (text, expected) => {
    expect(parseQuantity(text)).toBeCloseTo(expected, 12);
  });

  it.each(['', '1 Gi', '1gb', '1K', 'ki', '{{ x }}', null, undefined, {}, NaN])(
    'does not take %p for a quantity',
    value => {
      expect(parseQuantity(value)).toBeUndefined();
    },
  );
});
