import {
  behind,
  cadenceOf,
  cycleOf,
  newestRelease,
  newestTag,
  releasedAt,
} from './versions';

describe('behind', () => {
  it.each([
    ['1.2.3', '1.2.3', 'current'],
    ['1.2.4', '1.2.3', 'current'],
    ['1.2.3', '1.2.9', 'patch'],
    ['v1.2.3', '1.3.0', 'minor'],
    ['1.2.3', '2.0.0', 'major'],
    ['main', '2.0.0', 'unknown'],
  ])('%s to %s is %s', (version, newest, expected) => {
    expect(behind(version, newest)).toBe(expected);
  });
});

describe('newestRelease', () => {
  const releases = [
    { version: '3.0.0-rc.1', created: '2026-03-01T00:00:00Z' },
    { version: '2.1.0', created: '2026-02-01T00:00:00Z' },
    { version: '2.0.0', created: '2025-01-01T00:00:00Z' },
    { version: '1.9.0', created: '2024-06-01T00:00:00Z' },
    { version: '1.0.0' },
  ];

  it('passes over previews, and says since when one could have moved', () => {
    expect(newestRelease(releases, '1.0.0')).toEqual({
      version: '2.1.0',
      releasedAt: '2026-02-01',
      behind: 'major',
      behindSince: '2025-01-01',
    });
  });

  it('counts previews where one is in use', () => {
    expect(newestRelease(releases, '2.2.0-beta.1')?.version).toBe('3.0.0-rc.1');
  });

  it('knows no distance without a version, and nothing without releases', () => {
    expect(newestRelease(releases, undefined)?.behind).toBe('unknown');
    expect(newestRelease([], '1.0.0')).toBeUndefined();
  });

  it('takes tags in any order, and passes over those that are no version', () => {
    const tags = ['1.0.0', `sha256-${'a'.repeat(64)}.sig`, '10.0.0', '9.1.0'];
    const listed = ['latest', ...tags].map(version => ({ version }));
    expect(newestRelease(listed, '1.0.0')).toEqual({
      version: '10.0.0',
      behind: 'major',
    });
    expect(newestRelease([{ version: 'latest' }], '1.0.0')).toBeUndefined();
  });

  it('finds when the version in use came out', () => {
    expect(releasedAt(releases, 'v2.0.0')).toBe('2025-01-01');
    expect(releasedAt(releases, '1.0.0')).toBeUndefined();
  });

  it('counts the releases of the last year', () => {
    expect(cadenceOf(releases, '2026-04-01')).toEqual({
      lastYear: 2,
      lastReleaseAt: '2026-03-01',
    });
    expect(cadenceOf([{ version: '1.0.0' }], '2026-04-01')).toBeUndefined();
  });
});

describe('newestTag', () => {
  const tags = ['7.2.1', '7.4.0', '7.4.10', '8.0', '8.0.1-alpine', 'v9.0.0'];

  it.each([
    ['7.4.0', '7.4.10', 'patch'],
    ['7.2.1', '7.4.10', 'minor'],
    ['7.0.0-alpine', '8.0.1-alpine', 'major'],
    ['7.4.10', '7.4.10', 'current'],
    ['6.2', '8.0', 'major'],
  ])('of %s is %s', (tag, version, distance) => {
    expect(newestTag(tags, tag)).toEqual({ version, behind: distance });
  });

  it('says nothing of tags that are no versions', () => {
    expect(newestTag(tags, 'latest')).toBeUndefined();
  });
});

describe('cycleOf', () => {
  const cycles = ['8', '7.4', '7.2', '7'].map(name => ({ name, isEol: false }));

  it.each([
    ['7.4.1-alpine', '7.4'],
    ['7.0.5', '7'],
    ['v8.1.0', '8'],
    ['72.0.0', undefined],
    ['latest', undefined],
  ])('of %s is %s', (version, name) => {
    expect(cycleOf(cycles, version)?.name).toBe(name);
  });
});
