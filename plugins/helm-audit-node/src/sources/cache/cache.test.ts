import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { FileCache } from './fileCache';
import { readSnapshot, SnapshotCache, writeSnapshot } from './snapshot';
import { CacheEntry, MemoryCache } from './sourceCache';

const ENTRY: CacheEntry = {
  value: { a: [1, null] },
  asOf: '2026-11-23T12:00:00.000Z',
  etag: '"1"',
};

let folder: string;

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'helm-audit-cache-'));
});

afterEach(async () => {
  await fs.rm(folder, { recursive: true });
});

describe('MemoryCache', () => {
  it('forgets what was not used for longest', async () => {
    const cache = new MemoryCache(2);
    await cache.set('a', ENTRY);
    await cache.set('b', ENTRY);
    await cache.get('a');
    await cache.set('c', ENTRY);
    expect(await cache.get('b')).toBeUndefined();
    expect(await cache.get('a')).toEqual(ENTRY);
  });
});

describe('FileCache', () => {
  it('remembers from one run to the next', async () => {
    await new FileCache(folder).set('k/../../e y', ENTRY);
    const cache = new FileCache(folder);
    expect(await cache.get('k/../../e y')).toEqual(ENTRY);
    expect(await cache.get('other')).toBeUndefined();
    expect(await cache.entries()).toEqual([['k/../../e y', ENTRY]]);
    expect(await fs.readdir(folder)).toHaveLength(1);
  });

  it('takes broken files and a missing folder for nothing', async () => {
    const cache = new FileCache(folder);
    await cache.set('key', ENTRY);
    const [name] = await fs.readdir(folder);
    await fs.writeFile(path.join(folder, name), '{"key":"key","entry":{}}');
    expect(await cache.get('key')).toBeUndefined();
    expect(await new FileCache(`${folder}/none`).entries()).toEqual([]);
  });

  it("does without where it can't write", async () => {
    await fs.writeFile(path.join(folder, 'file'), '');
    const cache = new FileCache(path.join(folder, 'file'));
    await expect(cache.set('key', ENTRY)).resolves.toBeUndefined();
  });
});

describe('snapshot', () => {
  const file = () => path.join(folder, 'snapshot.json');

  it('is read as it was written', async () => {
    await fs.writeFile(file(), writeSnapshot([['key', ENTRY]], new Date(0)));
    const cache = new SnapshotCache(await readSnapshot(file()));
    await cache.set();
    expect(await cache.get('key')).toEqual(ENTRY);
  });

  it.each([
    ['is missing', undefined, 'ENOENT'],
    ['is no JSON', '{', 'it is no JSON'],
    ['is something else', '{"version":1}', 'it has another form'],
    [
      'was changed',
      writeSnapshot([['key', ENTRY]], new Date(0)).replace('[1,', '[2,'),
      'its entries were changed or cut short',
    ],
  ])('is refused when it %s', async (_, text, reason) => {
    if (text !== undefined) await fs.writeFile(file(), text);
    await expect(readSnapshot(file())).rejects.toMatchObject({
      code: 'bad-snapshot',
      message: expect.stringContaining(reason),
    });
  });
});
