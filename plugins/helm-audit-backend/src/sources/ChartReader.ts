import { ChartLocation } from './ChartLocation';
import { ChartSource, OpenedChart } from './ChartSource';
import { LocalFolderSource } from './LocalFolderSource';
import { UrlReaderSource } from './UrlReaderSource';

/** Reads charts wherever they lie. */
export class ChartReader implements ChartSource {
  readonly #local: LocalFolderSource;
  readonly #url: UrlReaderSource;

  static create(sources: {
    local: LocalFolderSource;
    url: UrlReaderSource;
  }): ChartReader {
    return new ChartReader(sources);
  }

  private constructor(sources: Parameters<typeof ChartReader.create>[0]) {
    this.#local = sources.local;
    this.#url = sources.url;
  }

  async read<T>(
    location: ChartLocation,
    options: { etag?: string; signal: AbortSignal },
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    return location.kind === 'folder'
      ? this.#local.read(location, options, use)
      : this.#url.read(location, options, use);
  }
}
