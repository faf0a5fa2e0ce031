import { listSome } from './listing';

describe('listSome', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b', 'c', 'd'], 'a, b, c, d'],
    [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d and 2 more'],
  ])('writes %j', (items, text) => {
    expect(listSome(items)).toBe(text);
  });
});
