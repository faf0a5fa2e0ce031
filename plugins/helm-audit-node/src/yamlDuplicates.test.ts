import { findDuplicateKeys } from './yamlDuplicates';

describe('findDuplicateKeys', () => {
  it('names each key that a map has more than once', () => {
    expect(
      findDuplicateKeys(
        'a: 1\nb:\n  - c: 1\n    d: { e: 1, e: 2 }\n    c: 2\n    c: 3\na: 2\n',
      ),
    ).toEqual([['a'], ['b', 0, 'c'], ['b', 0, 'd', 'e']]);
  });

  it('takes neither merges nor equal keys of other maps for one', () => {
    expect(
      findDuplicateKeys(
        'x: &x { a: 1 }\ny: &y {}\nz: { <<: *x, <<: *y, a: 2 }',
      ),
    ).toEqual([]);
  });

  it('stops when it has named enough', () => {
    const lines = Array.from({ length: 90 }, (_, index) => `k${index % 45}: 1`);
    expect(findDuplicateKeys(lines.join('\n'))).toHaveLength(20);
  });

  it('finds nothing in what is no YAML', () => {
    expect(findDuplicateKeys('a: [')).toEqual([]);
    expect(findDuplicateKeys('')).toEqual([]);
  });
});
