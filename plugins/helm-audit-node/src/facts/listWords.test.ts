import { listWords } from './listWords';

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c', 'd'], 'a, b, c and d'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('writes %p as %p', (words, text) => {
  expect(listWords(words)).toBe(text);
});

it('joins as it is told', () => {
  expect(listWords(['a', 'b', 'c'], 'or')).toBe('a, b or c');
});
