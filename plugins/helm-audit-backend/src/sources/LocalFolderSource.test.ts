import { promises as fs } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { LocalFolderSource } from './LocalFolderSource';

describe('LocalFolderSource', () => {
  const disk = createMockDirectory();
  const source = LocalFolderSource.create();
  const signal = new AbortController().signal;
  const read = (path: string, root = disk.resolve('shop')) =>
    source.read(
      { kind: 'folder', root, path },
      { signal },
      async chart => chart,
    );

  beforeEach(async () => {
    disk.setContent({
      'secret/Chart.yaml': 'name: secret',
      'shop/catalog-info.yaml': '',
      'shop/deploy/chart/Chart.yaml': 'name: shop',
      'shop/dist/shop-1.0.0.tgz': 'archive',
      'shop-private/Chart.yaml': 'name: private',
    });
  });

  it('opens a chart with the folder of the catalog file around it', async () => {
    const root = await fs.realpath(disk.resolve('shop'));
    expect(await read('deploy/chart')).toEqual({
      source: {
        kind: 'directory',
        path: `${root}/deploy/chart`,
        repositoryRoot: root,
      },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('opens a packaged chart', async () => {
    const { source: opened } = await read('dist/shop-1.0.0.tgz');
    expect(opened).toMatchObject({ kind: 'archive' });
  });

  it('notices changes of the evidence around the chart', async () => {
    const before = await read('deploy/chart');
    await fs.writeFile(disk.resolve('shop/CODEOWNERS'), '* @team');
    const after = await read('deploy/chart');
    expect(after.contentHash).not.toBe(before.contentHash);
  });

  it.each(['../secret', 'deploy/../../secret', '../shop-private'])(
    'refuses to leave the folder by %p',
    async path => {
      await expect(read(path)).rejects.toMatchObject({
        code: 'link-outside-folder',
      });
    },
  );

  it('refuses a link that leaves the folder', async () => {
    await fs.symlink(disk.resolve('secret'), disk.resolve('shop/chart'));
    await expect(read('chart')).rejects.toMatchObject({
      code: 'link-outside-folder',
    });
    await fs.symlink('../secret', disk.resolve('shop/relative'));
    await expect(read('relative')).rejects.toMatchObject({
      code: 'link-outside-folder',
    });
  });

  it('refuses a path through a folder that is such a link', async () => {
    await fs.symlink(disk.path, disk.resolve('shop/up'));
    await expect(read('up/secret')).rejects.toMatchObject({
      code: 'link-outside-folder',
    });
  });

  it('follows a link that stays in the folder', async () => {
    await fs.symlink('deploy/chart', disk.resolve('shop/chart'));
    const root = await fs.realpath(disk.resolve('shop'));
    expect(await read('chart')).toMatchObject({
      source: { path: `${root}/deploy/chart` },
    });
  });

  it('works where the folder itself is reached by a link', async () => {
    await fs.symlink(disk.resolve('shop'), disk.resolve('alias'));
    const root = await fs.realpath(disk.resolve('shop'));
    expect(await read('deploy/chart', disk.resolve('alias'))).toMatchObject({
      source: { repositoryRoot: root },
    });
  });

  it('says when there is nothing at the path', async () => {
    await expect(read('deploy/other')).rejects.toMatchObject({
      code: 'link-not-found',
      message: expect.stringContaining('"deploy/other"'),
    });
    await expect(read('.', disk.resolve('gone'))).rejects.toMatchObject({
      code: 'link-not-found',
    });
  });
});
