import { boundedLines, isBounded } from './boundedPatterns';

it.each([
  ['*', true],
  ['/charts/**/values-*.yaml', true],
  ['**/templates/**', true],
  ['*.generated.*', true],
  ['**/a/**/a/**/b', false],
  ['*a*a*b', false],
  ['a'.repeat(2000), false],
])('knows whether %p takes long: %p', (pattern, bounded) => {
  expect(isBounded(pattern)).toBe(bounded);
});

it('leaves out what takes long', () => {
  expect(boundedLines('a\r\n*a*a*b\n/c')).toEqual(['a', '/c']);
});
