import { ChartNode } from '../chartTree';
import { filesMatching } from './chartFiles';
import { FUNCTIONS } from './functions';

const regexMatch = (pattern: string, text: string) =>
  FUNCTIONS.get('regexMatch')?.(pattern, text);

const glob = (pattern: string, ...paths: string[]) =>
  Object.keys(
    filesMatching(
      new Map(paths.map(path => [path, Buffer.from('')])),
      { folder: '' } as ChartNode,
      pattern,
    ),
  );

describe('patterns of charts', () => {
  it('are matched as Go does', () => {
    expect(regexMatch('^v[0-9]+', 'v12')).toBe(true);
    expect(regexMatch('(?i)a.b', 'xAxBx')).toBe(true);
    expect(() => regexMatch('(?=a)', 'a')).toThrow('invalid');
  });

  it('find files as Helm does', () => {
    const paths = ['a/b.yaml', 'a/c/d.yaml', 'a/e.json'];
    expect(glob('a/*.yaml', ...paths)).toEqual(['a/b.yaml']);
    expect(glob('a/**.{yaml,json}', ...paths)).toEqual(paths);
  });

  it('end, whatever they are', () => {
    const text = `${'a'.repeat(200)}!`;
    expect(regexMatch('^(a+)+$', text)).toBe(false);
    expect(glob(`${'*a'.repeat(40)}b`, text)).toEqual([]);
    expect(() => regexMatch('a'.repeat(2_000), text)).toThrow('long pattern');
  });
});
