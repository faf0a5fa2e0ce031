import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  UrlReaderService,
  UrlReaderServiceReadTreeOptions,
  UrlReaderServiceReadTreeResponseDirOptions,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import {
  NotAllowedError,
  NotFoundError,
  NotModifiedError,
} from '@backstage/errors';
import { OpenedChart } from './ChartSource';
import { UrlReaderSource } from './UrlReaderSource';

const TREE = {
  kind: 'tree',
  url: 'https://github.com/acme/shop/tree/main/',
  path: 'deploy/chart',
} as const;
const ARCHIVE = {
  kind: 'archive',
  url: 'https://charts.acme.example/shop-1.2.3.tgz',
} as const;

/** A URL reader with one version of one tree. */
function readerOf(files: Record<string, string>, version = 'v1') {
  return mockServices.urlReader.mock({
    readTree: jest.fn(async (_url, options) => {
      if (options?.etag === version) throw new NotModifiedError();
      return {
        etag: version,
        files: async () => [],
        archive: async () => {
          throw new Error('not used');
        },
        dir: async (to?: UrlReaderServiceReadTreeResponseDirOptions) =>
          writeTree(to!.targetDir!, files, options),
      };
    }),
    readUrl: jest.fn(async (_url, options) => {
      if (options?.etag === version) throw new NotModifiedError();
      return { etag: version, buffer: async () => Buffer.from('archive') };
    }),
  });
}

async function writeTree(
  folder: string,
  files: Record<string, string>,
  options?: UrlReaderServiceReadTreeOptions,
) {
  for (const [name, content] of Object.entries(files)) {
    if (options?.filter?.(name, { size: content.length }) === false) continue;
    const file = path.join(folder, name);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, content);
  }
  return folder;
}

describe('UrlReaderSource', () => {
  const workingDirectory = createMockDirectory();
  const signal = new AbortController().signal;
  const files = {
    'deploy/chart/Chart.yaml': 'name: shop',
    CODEOWNERS: '* @team',
  };

  const sources: UrlReaderSource[] = [];
  const sourceOf = (reader: UrlReaderService) => {
    const source = UrlReaderSource.create({
      reader,
      logger: mockServices.logger.mock(),
      workingDirectory: workingDirectory.path,
    });
    sources.push(source);
    return source;
  };
  /** What remains on disk when the sources are closed. */
  const leftovers = async () => {
    await Promise.all(sources.splice(0).map(source => source.close()));
    return fs.readdir(workingDirectory.path);
  };
  const failing = (error: Error) =>
    sourceOf(
      mockServices.urlReader.mock({
        readTree: jest.fn().mockRejectedValue(error),
        readUrl: jest.fn().mockRejectedValue(error),
      }),
    );

  beforeEach(() => workingDirectory.clear());

  it('hands over the chart within its tree, and removes it afterwards', async () => {
    const reader = readerOf(files);
    const seen = await sourceOf(reader).read(TREE, { signal }, async chart => {
      const { source } = chart as {
        source: { path: string; repositoryRoot: string };
      };
      expect(await fs.readFile(`${source.path}/Chart.yaml`, 'utf8')).toBe(
        'name: shop',
      );
      expect(await fs.readdir(source.repositoryRoot)).toContain('CODEOWNERS');
      return chart;
    });
    expect(seen).toMatchObject({ etag: 'v1', source: { kind: 'directory' } });
    expect(reader.readTree).toHaveBeenCalledWith(
      TREE.url,
      expect.objectContaining({ signal }),
    );
    expect(await leftovers()).toEqual([]);
  });

  it('reads a repository once for charts that fall due together', async () => {
    const reader = readerOf({ ...files, 'other/Chart.yaml': 'name: other' });
    const source = sourceOf(reader);
    const paths = await Promise.all(
      ['deploy/chart', 'other'].map(chartPath =>
        source.read({ ...TREE, path: chartPath }, { signal }, async chart =>
          path.basename(chart.source.path),
        ),
      ),
    );
    expect(paths).toEqual(['chart', 'other']);
    expect(reader.readTree).toHaveBeenCalledTimes(1);
    expect(await leftovers()).toEqual([]);
  });

  it('reads the source itself when asked to', async () => {
    const reader = readerOf(files);
    const source = sourceOf(reader);
    await source.read(TREE, { signal }, jest.fn());
    await source.read(TREE, { signal, fresh: true, etag: 'v1' }, jest.fn());
    expect(reader.readTree).toHaveBeenCalledTimes(2);
    await source.read(ARCHIVE, { signal, fresh: true, etag: 'v1' }, jest.fn());
    expect(reader.readUrl).toHaveBeenCalledWith(ARCHIVE.url, {
      etag: undefined,
      signal,
    });
  });

  it('hands over a packaged chart', async () => {
    const result = await sourceOf(readerOf({})).read(
      ARCHIVE,
      { signal },
      async ({ source, etag }) => ({
        etag,
        kind: source.kind,
        content: await fs.readFile(source.path, 'utf8'),
      }),
    );
    expect(result).toEqual({ etag: 'v1', kind: 'archive', content: 'archive' });
    expect(await leftovers()).toEqual([]);
  });

  it.each([TREE, ARCHIVE])(
    'says when the $kind is unchanged',
    async location => {
      const use = jest.fn();
      const source = sourceOf(readerOf(files));
      expect(await source.read(location, { etag: 'v1', signal }, use)).toBe(
        'unchanged',
      );
      expect(use).not.toHaveBeenCalled();
      expect(await leftovers()).toEqual([]);
    },
  );

  it('gives the same hash to the same content of another version', async () => {
    const hashOf = (version: string) =>
      sourceOf(readerOf(files, version)).read(
        TREE,
        { etag: 'v0', signal },
        async ({ contentHash }) => contentHash,
      );
    expect(await hashOf('v1')).toBe(await hashOf('v2'));
  });

  it('removes everything when its use fails', async () => {
    const use = async (_chart: OpenedChart) => {
      throw new Error('broken');
    };
    const source = sourceOf(readerOf(files));
    await expect(source.read(TREE, { signal }, use)).rejects.toThrow('broken');
    expect(await leftovers()).toEqual([]);
  });

  it.each([
    [new NotFoundError('nothing'), 'link-not-found'],
    [new NotAllowedError('no integration'), 'source-not-allowed'],
    [new Error('503 from https://x:token@git.example'), 'source-unavailable'],
  ])('explains %p without repeating it', async (error, code) => {
    for (const location of [TREE, ARCHIVE]) {
      await expect(
        failing(error).read(location, { signal }, jest.fn()),
      ).rejects.toMatchObject({
        code,
        message: expect.stringContaining(location.url),
        fix: expect.any(String),
      });
      await expect(
        failing(error).read(location, { signal }, jest.fn()),
      ).rejects.not.toMatchObject({
        message: expect.stringContaining('token'),
      });
    }
    expect(await leftovers()).toEqual([]);
  });

  it('says when the tree holds no chart there', async () => {
    const source = sourceOf(readerOf({ 'README.md': '' }));
    await expect(
      source.read(TREE, { signal }, jest.fn()),
    ).rejects.toMatchObject({
      code: 'link-not-found',
    });
    expect(await leftovers()).toEqual([]);
  });

  it('refuses a packaged chart that is far too large', async () => {
    const reader = mockServices.urlReader.mock({
      readUrl: async () => ({
        buffer: async () => Buffer.alloc(51 * 1024 * 1024),
      }),
    });
    await expect(
      sourceOf(reader).read(ARCHIVE, { signal }, jest.fn()),
    ).rejects.toMatchObject({ code: 'source-too-large' });
  });

  it('passes an abort on as it is', async () => {
    const aborted = AbortSignal.abort();
    await expect(
      failing(new Error('aborted')).read(TREE, { signal: aborted }, jest.fn()),
    ).rejects.toThrow('aborted');
  });
});
