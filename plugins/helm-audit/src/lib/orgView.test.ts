import {
  nameOf,
  nest,
  readFilter,
  readSort,
  writeChoice,
  writeSort,
} from './orgView';

const read = (search: string, defaults = {}) =>
  readFilter(new URLSearchParams(search), defaults);

describe('the filter in an address', () => {
  it('takes what the address says before the defaults', () => {
    const defaults = { tier: 1, lifecycle: 'production' } as const;
    expect(read('', defaults)).toEqual({ tier: 1, lifecycle: 'production' });
    expect(
      read('tier=3&lifecycle=all&group=group:default/a', defaults),
    ).toEqual({ tier: 3, group: 'group:default/a' });
    expect(read('tier=all', defaults)).toMatchObject({ tier: undefined });
  });

  it('passes over tiers that are none', () => {
    expect(read('tier=9', { tier: 2 }).tier).toBe(2);
  });

  it('says no more than it has to', () => {
    expect(writeChoice('1', 1)).toBeUndefined();
    expect(writeChoice('2', 1)).toBe('2');
    expect(writeChoice(undefined, 1)).toBe('all');
    expect(writeChoice(undefined, undefined)).toBeUndefined();
  });
});

it('reads and writes orders', () => {
  expect(readSort('-score')).toEqual({ id: 'score', descending: true });
  expect(writeSort(readSort('-score'))).toBe('-score');
  expect(writeSort(readSort('title'))).toBe('title');
  expect(readSort('')).toBeUndefined();
});

describe('nest', () => {
  const key = (id: string, parent?: string) => ({ key: id, title: id, parent });
  const tree = (...keys: ReturnType<typeof key>[]) =>
    nest(keys).map(({ key: id, depth }) => `${depth} ${id}`);

  it('puts each key below its parent, siblings by title', () => {
    expect(
      tree(key('b', 'top'), key('c', 'a'), key('a', 'top'), key('top')),
    ).toEqual(['0 top', '1 a', '2 c', '1 b']);
  });

  it('keeps what names a parent that is not there', () => {
    expect(tree(key('b', 'gone'), key('a'))).toEqual(['0 a', '0 b']);
  });

  it('keeps groups that are their own ancestors, once', () => {
    expect(tree(key('a', 'b'), key('b', 'a'))).toEqual(['0 a', '0 b']);
  });
});

it('names an entity by the end of its reference', () => {
  expect(nameOf('group:default/payments')).toBe('payments');
});
