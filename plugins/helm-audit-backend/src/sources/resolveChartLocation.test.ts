import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { resolveChartLocation as resolve } from './resolveChartLocation';

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const resolveChartLocation = (entity: Entity) => resolve(entity, integrations);

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

  it('reads the whole repository around a service in a monorepo', () => {
    const annotations = {
      'backstage.io/source-location':
        'url:https://github.com/acme/mono/tree/main/services/shop/',
    };
    const url = 'https://github.com/acme/mono/tree/main/';
    const locate = (link: string) =>
      resolveChartLocation(entityWith(link, annotations));
    expect(locate('./deploy/my chart')).toEqual({
      kind: 'tree',
      url,
      path: 'services/shop/deploy/my chart',
    });
    expect(locate('../../charts/shop')).toEqual({
      kind: 'tree',
      url,
      path: 'charts/shop',
    });
    expect(() => locate('../../../other/tree/main/chart')).toThrow(
      expect.objectContaining({ code: 'link-outside-folder' }),
    );
  });

  it.each([
    [
      'https://gitlab.com/acme/shop/-/tree/main/svc',
      'https://gitlab.com/acme/shop/-/tree/main/',
    ],
    [
      'https://bitbucket.org/acme/shop/src/main/svc',
      'https://bitbucket.org/acme/shop/src/main/',
    ],
    [
      'https://github.com/acme/shop/tree/main/svc',
      'https://github.com/acme/shop/tree/main/',
    ],
  ])('knows the repository of %p', (source, url) => {
    const annotations = { 'backstage.io/source-location': `url:${source}` };
    expect(resolveChartLocation(entityWith('./chart', annotations))).toEqual({
      kind: 'tree',
      url,
      path: 'svc/chart',
    });
  });

  it('reads only the folder where the repository can not be told', () => {
    const source =
      'https://dev.azure.com/acme/shop/_git/shop?path=/svc&version=GBmain';
    const annotations = { 'backstage.io/source-location': `url:${source}` };
    expect(resolveChartLocation(entityWith('./chart', annotations))).toEqual({
      kind: 'tree',
      url: source,
      path: 'chart',
    });
    expect(() =>
      resolveChartLocation(entityWith('../chart', annotations)),
    ).toThrow(expect.objectContaining({ code: 'link-outside-folder' }));
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
      url: 'https://github.com/acme/charts/tree/main/',
      path: 'shop',
    });
    const elsewhere = 'https://git.example/charts/shop';
    expect(resolveChartLocation(entityWith(elsewhere))).toEqual({
      kind: 'tree',
      url: 'https://git.example/charts/shop/',
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
    const locate = () =>
      resolveChartLocation(
        entityWith(link, annotations as Record<string, string>),
      );
    expect(locate).toThrow(
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
