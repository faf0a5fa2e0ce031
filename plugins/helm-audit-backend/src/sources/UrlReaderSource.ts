import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  LoggerService,
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';
import { ChartLocation } from './ChartLocation';
import { ChartSource, OpenedChart, ReadOptions } from './ChartSource';
import { DEFAULT_TREE_LIMITS, hashTree, tooLarge } from './hashTree';
import { openChart } from './openChart';
import { Tree, TreeCache } from './TreeCache';

type UrlLocation = Extract<ChartLocation, { kind: 'tree' | 'archive' }>;

/** Far above any chart: Helm stores a release in an object of 1 MiB. */
const MAX_ARCHIVE_BYTES = 50 * 1024 * 1024;

/** Reads charts through Backstage's URL reader into folders that are removed afterwards. */
export class UrlReaderSource implements ChartSource<UrlLocation> {
  readonly #reader: UrlReaderService;
  readonly #logger: LoggerService;
  readonly #workingDirectory: string;
  readonly #trees = TreeCache.create();

  static create(options: {
    reader: UrlReaderService;
    logger: LoggerService;
    /** Folder for temporary files; the system's when absent. */
    workingDirectory?: string;
  }): UrlReaderSource {
    return new UrlReaderSource(options);
  }

  private constructor(options: Parameters<typeof UrlReaderSource.create>[0]) {
    this.#reader = options.reader;
    this.#logger = options.logger;
    this.#workingDirectory = options.workingDirectory ?? os.tmpdir();
  }

  async read<T>(
    location: UrlLocation,
    options: ReadOptions,
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    return location.kind === 'archive'
      ? this.#readArchive(location, options, use)
      : this.#readTree(location, options, use);
  }

  /** Removes what is kept for charts of the same repository. */
  async close(): Promise<void> {
    await this.#trees.clear();
  }

  async #readTree<T>(
    location: Extract<UrlLocation, { kind: 'tree' }>,
    options: ReadOptions,
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    const load = (etag: string | undefined) =>
      this.#explainingFailures(location, options.signal, () =>
        this.#loadTree(location.url, etag, options.signal),
      );
    return this.#trees.read(location.url, options, load, async tree => {
      const { folder, ...version } = tree;
      const source = await openChart(folder, location.path);
      return use({ source, ...version });
    });
  }

  async #loadTree(
    url: string,
    etag: string | undefined,
    signal: AbortSignal,
  ): Promise<Tree> {
    const response = await this.#reader.readTree(url, {
      etag,
      signal,
      filter: createSizeGuard(),
    });
    const folder = await this.#createFolder();
    try {
      await response.dir({ targetDir: folder });
      return {
        folder,
        contentHash: await hashTree(folder, { signal }),
        etag: response.etag || undefined,
      };
    } catch (error) {
      await fs.rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async #readArchive<T>(
    location: Extract<UrlLocation, { kind: 'archive' }>,
    { etag, fresh, signal }: ReadOptions,
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    const loaded = await this.#explainingFailures(
      location,
      signal,
      async () => {
        const response = await this.#reader.readUrl(location.url, {
          etag: fresh ? undefined : etag,
          signal,
        });
        return { archive: await readLimited(response), etag: response.etag };
      },
    );
    if (loaded === 'unchanged') return loaded;
    const folder = await this.#createFolder();
    try {
      const file = path.join(folder, 'chart.tgz');
      await fs.writeFile(file, loaded.archive);
      return await use({
        source: { kind: 'archive', path: file },
        contentHash: createHash('sha256').update(loaded.archive).digest('hex'),
        etag: loaded.etag || undefined,
      });
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }

  async #explainingFailures<T>(
    location: UrlLocation,
    signal: AbortSignal,
    load: () => Promise<T>,
  ): Promise<T | 'unchanged'> {
    try {
      return await load();
    } catch (error) {
      if (toError(error).name === 'NotModifiedError') return 'unchanged';
      if (error instanceof AuditFailure || signal.aborted) throw error;
      this.#logger.warn(`Reading ${location.url} failed`, toError(error));
      throw toFailure(toError(error), location);
    }
  }

  async #createFolder(): Promise<string> {
    return fs.mkdtemp(path.join(this.#workingDirectory, 'helm-audit-'));
  }
}

/** Reads a packaged chart, up to what could still be one. */
async function readLimited(
  response: UrlReaderServiceReadUrlResponse,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response.stream?.() ?? [await response.buffer()]) {
    bytes += piece.length;
    if (bytes > MAX_ARCHIVE_BYTES) {
      throw new AuditFailure(
        'source-too-large',
        `The packaged chart is larger than ${
          MAX_ARCHIVE_BYTES / 1024 / 1024
        } MiB.`,
        'Check that the link leads to a packaged Helm chart.',
      );
    }
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

/** Lets all files of a tree through until together they are too large. */
function createSizeGuard() {
  let files = 0;
  let bytes = 0;
  return (_path: string, info?: { size: number }): boolean => {
    files += 1;
    bytes += info?.size ?? 0;
    const { maxFiles, maxBytes } = DEFAULT_TREE_LIMITS;
    if (files > maxFiles || bytes > maxBytes) throw tooLarge();
    return true;
  };
}

function toFailure(error: Error, { url, kind }: UrlLocation): AuditFailure {
  const what = kind === 'archive' ? 'packaged chart' : 'folder';
  if (error.name === 'NotFoundError') {
    return new AuditFailure(
      'link-not-found',
      `There is no ${what} at ${url}, or Backstage may not see it.`,
      'Correct the annotation helm-audit/chart, or let the integration of that host read the repository.',
    );
  }
  if (error.name === 'NotAllowedError') {
    return new AuditFailure(
      'source-not-allowed',
      `Backstage is not configured to read ${url}.`,
      'Ask the people who run Backstage to add the host under `integrations`, or under `backend.reading.allow` for packaged charts.',
    );
  }
  return new AuditFailure(
    'source-unavailable',
    `The ${what} at ${url} could not be read just now.`,
    'Nothing to do at first: it is tried again with growing pauses. If it stays, check the host, its integration and rate limits; the backend log has the details.',
  );
}
