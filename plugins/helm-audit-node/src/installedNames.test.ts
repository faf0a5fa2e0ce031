import { installedName, withInstalledNames } from './installedNames';

describe('installedName', () => {
  it.each([
    ['release-name-shop', 'shop'],
    ['StatefulSet release-name-shop-db, a pod', 'StatefulSet shop-db, a pod'],
    ['release-name', 'shop'],
    ['release-name-redis-master', 'shop-redis-master'],
    ['release-name-shopping', 'shop-shopping'],
    ['db-release-name', 'db-shop'],
    ['release-namespace', 'release-namespace'],
    ['Service release-name-shop.', 'Service shop.'],
    ['another', 'another'],
  ])('calls %s %s', (rendered, installed) => {
    expect(installedName(rendered, 'shop')).toBe(installed);
  });

  it('takes no letter of a chart’s name for a pattern', () => {
    expect(installedName('release-name-a-b', 'a.b')).toBe('a.b-a-b');
  });
});

describe('withInstalledNames', () => {
  const report = {
    text: 'Deployment release-name-shop',
    list: [{ name: 'release-name-db', more: 1, none: undefined }],
    fingerprint: 'release-name-shop',
    fix: { title: 'Scale release-name-shop', diff: '+release-name-shop' },
  };

  it('renames in all texts, and in nothing that is taken word for word', () => {
    expect(
      withInstalledNames(report, 'shop', [
        { kind: 'Deployment', name: 'release-name-shop' },
        { kind: 'Service', name: 'shop' },
      ]),
    ).toEqual({
      text: 'Deployment shop',
      list: [{ name: 'shop-db', more: 1, none: undefined }],
      fingerprint: 'release-name-shop',
      fix: { title: 'Scale shop', diff: '+release-name-shop' },
    });
  });

  it('renames nothing where two objects would be called the same', () => {
    expect(
      withInstalledNames(report, 'shop', [
        { kind: 'Deployment', name: 'release-name-shop' },
        { kind: 'Deployment', name: 'release-name' },
      ]),
    ).toBe(report);
  });
});
