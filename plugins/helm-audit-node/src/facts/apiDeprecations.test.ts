import {
  API_DEPRECATIONS,
  findDeprecation,
  minorOf,
  newestMinorIn,
} from './apiDeprecations';

describe('API_DEPRECATIONS', () => {
  it('lists each kind of an API version once, removed no sooner than deprecated', () => {
    const keys = API_DEPRECATIONS.flatMap(({ apiVersion, kinds }) =>
      kinds.map(kind => `${apiVersion} ${kind}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { deprecatedIn, removedIn } of API_DEPRECATIONS) {
      expect(deprecatedIn).toBeLessThanOrEqual(removedIn);
    }
  });

  it('never replaces an API by one that is listed itself', () => {
    for (const { replacement = '', kinds } of API_DEPRECATIONS) {
      for (const kind of kinds) {
        expect(
          findDeprecation({ apiVersion: replacement, kind }),
        ).toBeUndefined();
      }
    }
  });
});

describe('findDeprecation', () => {
  it.each([
    ['admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy', 34],
    ['admissionregistration.k8s.io/v1beta1', 'MutatingAdmissionPolicy', 40],
    ['resource.k8s.io/v1beta1', 'ResourceClaim', 38],
    ['storage.k8s.io/v1beta1', 'VolumeAttributesClass', 37],
    ['networking.k8s.io/v1beta1', 'ServiceCIDR', 37],
  ])('knows when %s %s goes', (apiVersion, kind, removedIn) => {
    expect(findDeprecation({ apiVersion, kind })?.removedIn).toBe(removedIn);
  });

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
    ['>=1.19.0-0', 37],
    ['>=1.19.0, <1.25.0', 24],
    ['^1.20.0', 37],
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
