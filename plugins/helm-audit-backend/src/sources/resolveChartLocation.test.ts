import { Entity } from '@backstage/catalog-model';
import { resolveChartLocation } from './resolveChartLocation';

const FILE = {
  'backstage.io/managed-by-location': 'file:/srv/shop/catalog-info.yaml',
};
const URL_LOCATION = {
  'backstage.io/managed-by-location':
    'url:https://github.com/acme/shop/blob/main/catalog-info.yaml',
  'backstage.io/source-location': 'url:https://github.com/acme/shop/tree/main/',
};

function entityWith(
  link: string,
  annotations: Record<string, string> = FILE,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'shop',
      annotations: { ...annotations, 'helm-audit/chart': link },
    },
  };
}

describe('resolveChartLocation', () => {
  it.each([
    './deploy/chart',
    'deploy/chart/',
    ' deploy/./chart ',
    'x/../deploy/chart',
  ])('finds %p in the folder of a local catalog file', link => {
    expect(resolveChartLocation(entityWith(link))).toMatchObject({
      kind: 'folder',
      root: '/srv/shop',
      path: expect.stringMatching(/^deploy\/chart\/?$/),
    });
  });

  it('takes the folder of the catalog file itself', () => {
    expect(resolveChartLocation(entityWith('.'))).toEqual({
      kind: 'folder',
      root: '/srv/shop',
      path: '.',
    });
  });

  it('finds a relative path below the source location', () => {
    expect(resolveChartLocation(entityWith('./chart', URL_LOCATION))).toEqual({
      kind: 'tree',
      url: 'https://github.com/acme/shop/tree/main/',
      path: 'chart',
    });
  });

  it('takes the folder of the catalog file where no source location is known', () => {
    const annotations = {
      'backstage.io/managed-by-location':
        'url:https://git.example/acme/shop/catalog-info.yaml',
    };
    expect(resolveChartLocation(entityWith('chart', annotations))).toEqual({
      kind: 'tree',
      url: 'https://git.example/acme/shop/',
      path: 'chart',
    });
  });

  it('reads local disk only for entities that come from it', () => {
    const annotations = {
      ...URL_LOCATION,
      'backstage.io/managed-by-origin-location': 'file:/etc/catalog-info.yaml',
    };
    expect(resolveChartLocation(entityWith('chart', annotations)).kind).toBe(
      'tree',
    );
  });

  it('follows absolute URLs of folders and packaged charts', () => {
    const tree = 'https://github.com/acme/charts/tree/main/shop';
    expect(resolveChartLocation(entityWith(tree))).toEqual({
      kind: 'tree',
      url: tree,
      path: '.',
    });
    const archive = 'https://charts.acme.example/shop-1.2.3.tgz?raw=true';
    expect(resolveChartLocation(entityWith(archive))).toEqual({
      kind: 'archive',
      url: archive,
    });
  });

  it.each([
    ['..', FILE, 'link-outside-folder'],
    ['../chart', FILE, 'link-outside-folder'],
    ['deploy/../../chart', FILE, 'link-outside-folder'],
    ['..\\chart', FILE, 'link-outside-folder'],
    ['/etc', FILE, 'link-outside-folder'],
    ['file:/etc', FILE, 'link-outside-folder'],
    ['FILE:///etc', FILE, 'link-outside-folder'],
    ['../chart', URL_LOCATION, 'link-outside-folder'],
    ['oci://registry.acme.example/shop:1.2.3', FILE, 'link-unsupported'],
    ['git@github.com:acme/shop.git', {}, 'source-location-missing'],
    ['ssh://git@github.com/acme/shop', FILE, 'link-unsupported'],
    ['https://', FILE, 'link-unsupported'],
    ['', FILE, 'link-empty'],
    [' ,\n', FILE, 'link-empty'],
    ['./a, ./b', FILE, 'several-links'],
    ['./a\n./b', FILE, 'several-links'],
    ['./chart', {}, 'source-location-missing'],
    [
      './chart',
      { 'backstage.io/managed-by-location': 'nonsense' },
      'source-location-missing',
    ],
  ])('refuses %p with a way out', (link, annotations, code) => {
    const resolve = () =>
      resolveChartLocation(
        entityWith(link, annotations as Record<string, string>),
      );
    expect(resolve).toThrow(
      expect.objectContaining({
        name: 'AuditFailure',
        code,
        message: expect.stringMatching(/\.$/),
        fix: expect.stringMatching(/\.$/),
      }),
    );
  });

  it('does not repeat credentials of a link', () => {
    const link = 'https://me:hunter2@git.example/acme/shop';
    expect(() => resolveChartLocation(entityWith(link))).toThrow(
      expect.objectContaining({
        code: 'link-unsupported',
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});
