import { buildKey } from '../__testUtils__/org';
import { Hierarchy } from './Hierarchy';

const G = 'group:default/';

/** Nothing is hidden, and all is known. */
const WHOLE = { isWhole: true };

describe('Hierarchy', () => {
  it('goes up and down at any depth', () => {
    const depth = 50;
    const keys = Array.from({ length: depth }, (_, index) =>
      buildKey(`${G}g${index}`, index > 0 ? `${G}g${index - 1}` : null),
    );
    const hierarchy = Hierarchy.create(keys, WHOLE);
    expect(hierarchy.downFrom(`${G}g0`)).toHaveLength(depth);
    expect(hierarchy.upFrom(`${G}g49`).at(-1)).toBe(`${G}g0`);
    expect(hierarchy.downFrom(`${G}g49`)).toEqual([`${G}g49`]);
  });

  it('goes round the circles of the catalog once', () => {
    const hierarchy = Hierarchy.create(
      [
        buildKey(`${G}a`, `${G}c`),
        buildKey(`${G}b`, `${G}a`),
        buildKey(`${G}c`, `${G}b`),
        buildKey(`${G}self`, `${G}self`),
      ],
      WHOLE,
    );
    expect(hierarchy.upFrom(`${G}a`)).toEqual([`${G}a`, `${G}c`, `${G}b`]);
    expect(hierarchy.downFrom(`${G}a`).sort()).toEqual([
      `${G}a`,
      `${G}b`,
      `${G}c`,
    ]);
    expect(hierarchy.upFrom(`${G}self`)).toEqual([`${G}self`]);
  });

  it('knows what is not in the catalog by its name', () => {
    const hierarchy = Hierarchy.create([buildKey(`${G}a`, `${G}gone`)], WHOLE);
    expect(hierarchy.describe(`${G}gone`)).toEqual({
      key: `${G}gone`,
      title: 'gone',
      unresolved: 'missing',
    });
    expect(hierarchy.describe(`${G}a`)).toEqual({
      key: `${G}a`,
      title: 'A',
      parent: `${G}gone`,
    });
  });

  it('calls nothing missing before all is known', () => {
    const hierarchy = Hierarchy.create([buildKey(`${G}a`)], { isWhole: false });
    expect(hierarchy.describe(`${G}later`)).toEqual({
      key: `${G}later`,
      title: 'later',
    });
  });

  it('tells nobody whether something exists that they may not read', () => {
    const hierarchy = Hierarchy.create(
      [buildKey(`${G}a`), buildKey(`${G}secret`)],
      { readable: new Set([`${G}a`]), isWhole: true },
    );
    const unresolved = (name: string) =>
      hierarchy.describe(`${G}${name}`).unresolved;
    expect(unresolved('a')).toBeUndefined();
    expect(unresolved('secret')).toBe('unreadable');
    expect(unresolved('gone')).toBe('unreadable');
  });

  it('tells where something lies only to who may read one of the two', () => {
    const keys = [
      buildKey(`${G}top`),
      buildKey(`${G}middle`, `${G}top`),
      buildKey(`${G}low`, `${G}middle`),
      buildKey(`${G}deep`, `${G}low`),
    ];
    const upFor = (...readable: string[]) =>
      Hierarchy.create(keys, {
        readable: new Set(readable.map(name => `${G}${name}`)),
        isWhole: true,
      })
        .upFrom(`${G}deep`)
        .map(ref => ref.slice(G.length));
    expect(upFor()).toEqual(['deep']);
    expect(upFor('deep')).toEqual(['deep', 'low']);
    expect(upFor('low')).toEqual(['deep', 'low', 'middle']);
    expect(upFor('deep', 'top')).toEqual(['deep', 'low']);
    expect(upFor('low', 'top')).toEqual(['deep', 'low', 'middle', 'top']);
  });
});
