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
import { ChartSource, OpenedChart } from './ChartSource';
import { DEFAULT_TREE_LIMITS, hashTree, tooLarge } from './hashTree';
import { openChart } from './openChart';

type UrlLocation = Extract<ChartLocation, { kind: 'tree' | 'archive' }>;

/** Far above any chart: Helm stores a release in an object of 1 MiB. */
const MAX_ARCHIVE_BYTES = 50 * 1024 * 1024;

interface ReadOptions {
  etag?: string;
  signal: AbortSignal;
}

/** Reads charts through Backstage's URL reader into a folder that is removed afterwards. */
export class UrlReaderSource implements ChartSource<UrlLocation> {
  readonly #reader: UrlReaderService;
  readonly #logger: LoggerService;
  readonly #workingDirectory: string;

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
    const folder = await fs.mkdtemp(
      path.join(this.#workingDirectory, 'helm-audit-'),
    );
    try {
      const chart = await this.#open(location, folder, options);
      return chart === 'unchanged' ? chart : await use(chart);
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }

  async #open(
    location: UrlLocation,
    folder: string,
    options: ReadOptions,
  ): Promise<OpenedChart | 'unchanged'> {
    try {
      return location.kind === 'archive'
        ? await this.#openArchive(location.url, folder, options)
        : await this.#openTree(location.url, location.path, folder, options);
    } catch (error) {
      if (toError(error).name === 'NotModifiedError') return 'unchanged';
      if (error instanceof AuditFailure || options.signal.aborted) throw error;
      this.#logger.warn(`Reading ${location.url} failed`, toError(error));
      throw toFailure(toError(error), location);
    }
  }

  async #openTree(
    url: string,
    chartPath: string,
    folder: string,
    options: ReadOptions,
  ): Promise<OpenedChart> {
    const tree = await this.#reader.readTree(url, {
      ...options,
      filter: createSizeGuard(),
    });
    await tree.dir({ targetDir: folder });
    return {
      source: await openChart(folder, chartPath),
      contentHash: await hashTree(folder, options),
      etag: tree.etag || undefined,
    };
  }

  async #openArchive(
    url: string,
    folder: string,
    options: ReadOptions,
  ): Promise<OpenedChart> {
    const response = await this.#reader.readUrl(url, options);
    const archive = await readLimited(response);
    const file = path.join(folder, 'chart.tgz');
    await fs.writeFile(file, archive);
    return {
      source: { kind: 'archive', path: file },
      contentHash: createHash('sha256').update(archive).digest('hex'),
      etag: response.etag || undefined,
    };
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
