import {
  API_DEPRECATIONS,
  findDeprecation,
  minorOf,
  newestMinorIn,
} from './apiDeprecations';

describe('API_DEPRECATIONS', () => {
  it('lists each kind of an API version once, deprecated before it is removed', () => {
    const keys = API_DEPRECATIONS.flatMap(({ apiVersion, kinds }) =>
      kinds.map(kind => `${apiVersion} ${kind}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { deprecatedIn, removedIn } of API_DEPRECATIONS) {
      expect(deprecatedIn).toBeLessThan(removedIn);
    }
  });

  it('never replaces an API by one that is listed itself', () => {
    const listed = API_DEPRECATIONS.map(({ apiVersion }) => apiVersion);
    for (const { replacement } of API_DEPRECATIONS) {
      expect(listed).not.toContain(replacement);
    }
  });
});

describe('findDeprecation', () => {
  it('tells kinds of one API version apart', () => {
    const find = (kind: string) =>
      findDeprecation({ apiVersion: 'extensions/v1beta1', kind });
    expect(find('Ingress')?.removedIn).toBe(22);
    expect(find('Deployment')?.removedIn).toBe(16);
    expect(find('Unheard')).toBeUndefined();
  });
});

describe('minorOf', () => {
  it.each([
    ['1.33.0', 33],
    ['v1.29.3-gke.100', 29],
    ['1.30', 30],
  ])('reads %s', (version, minor) => {
    expect(minorOf(version)).toBe(minor);
  });
});

describe('newestMinorIn', () => {
  it.each([
    ['>=1.19.0-0', 36],
    ['>=1.19.0, <1.25.0', 24],
    ['^1.20.0', 36],
    ['~1.28', 28],
    ['1.24.x', 24],
    ['<=1.24.5', 24],
    ['', undefined],
    [undefined, undefined],
    ['nonsense', undefined],
  ])('reads %s', (range, minor) => {
    expect(newestMinorIn(range)).toBe(minor);
  });
});
