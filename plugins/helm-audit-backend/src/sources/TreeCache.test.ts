import { promises as fs } from 'node:fs';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Tree, TreeCache } from './TreeCache';

const URL = 'https://github.com/acme/mono/tree/main/';

describe('TreeCache', () => {
  const disk = createMockDirectory();
  let time = 0;
  let cache: TreeCache;
  let version: string;
  const load = jest.fn<Promise<Tree | 'unchanged'>, [string | undefined]>();

  beforeEach(() => {
    disk.clear();
    time = 0;
    version = 'v1';
    cache = TreeCache.create({ now: () => time });
    load.mockReset().mockImplementation(async etag => {
      if (etag === version) return 'unchanged';
      const folder = disk.resolve(`tree-${load.mock.calls.length}`);
      await fs.mkdir(folder, { recursive: true });
      return { folder, contentHash: `hash of ${version}`, etag: version };
    });
  });

  afterEach(() => cache.clear());

  const read = (options: { etag?: string; fresh?: boolean } = {}, url = URL) =>
    cache.read(url, options, load, async tree => tree.contentHash);
  const onDisk = async () => (await fs.readdir(disk.path)).sort();

  it('reads a tree once for all who come within a minute', async () => {
    const results = await Promise.all([read(), read({ etag: 'v0' }), read()]);
    time += 59_999;
    results.push(await read());
    expect(results).toEqual(Array(4).fill('hash of v1'));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('reads it again after that', async () => {
    await read();
    time += 60_000;
    version = 'v2';
    expect(await read()).toBe('hash of v2');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('knows without asking that nothing changed', async () => {
    expect(await read({ etag: 'v1' })).toBe('unchanged');
    expect(await read({ etag: 'v1' })).toBe('unchanged');
    expect(load).toHaveBeenCalledTimes(1);
    await read();
    expect(await read({ etag: 'v1' })).toBe('unchanged');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('reads for one who knows an older version, though another knew the newest', async () => {
    expect(await read({ etag: 'v1' })).toBe('unchanged');
    expect(await read({ etag: 'v0' })).toBe('hash of v1');
    expect(load).toHaveBeenLastCalledWith('v0');
  });

  it('reads anew for one who wants it fresh, whatever is known', async () => {
    await read();
    version = 'v2';
    expect(await read({ fresh: true, etag: 'v2' })).toBe('hash of v2');
    expect(load).toHaveBeenLastCalledWith(undefined);
    expect(await read()).toBe('hash of v2');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('tells repositories apart', async () => {
    await read();
    await read({}, 'https://github.com/acme/other/tree/main/');
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps a tree for as long as it is used', async () => {
    await cache.read(URL, {}, load, async tree => {
      await read({ fresh: true });
      time += 60_000;
      await read();
      expect(await onDisk()).toContain('tree-1');
      return tree;
    });
    expect(await onDisk()).toEqual(['tree-3']);
  });

  it('keeps few trees that nobody uses', async () => {
    for (let repository = 0; repository < 7; repository++) {
      await read({}, `https://github.com/acme/${repository}/`);
    }
    expect(await onDisk()).toEqual(['tree-4', 'tree-5', 'tree-6', 'tree-7']);
  });

  it('removes everything when cleared', async () => {
    await read();
    await cache.clear();
    expect(await onDisk()).toEqual([]);
  });

  it('lets the next one try when reading failed', async () => {
    load.mockRejectedValueOnce(new Error('503'));
    const [first, second] = await Promise.allSettled([read(), read()]);
    expect(first.status).toBe('rejected');
    expect(second).toEqual({ status: 'fulfilled', value: 'hash of v1' });
  });

  it('lets go of a tree whose use failed', async () => {
    const failing = cache.read(URL, {}, load, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await cache.clear();
    expect(await onDisk()).toEqual([]);
  });
});
