import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { ChartLocation } from './ChartLocation';
import { ChartSource, OpenedChart, ReadOptions } from './ChartSource';
import { LocalFolderSource } from './LocalFolderSource';
import { resolveChartLocation } from './resolveChartLocation';
import { UrlReaderSource } from './UrlReaderSource';

/** Finds and reads the charts of entities. */
export interface Charts extends ChartSource {
  /**
   * Finds where the chart of an entity lies.
   *
   * @throws AuditFailure when the link can't be followed
   */
  locate(entity: Entity): ChartLocation;
}

/** Reads charts wherever they lie. */
export class ChartReader implements Charts {
  readonly #local: LocalFolderSource;
  readonly #url: UrlReaderSource;
  readonly #integrations: ScmIntegrationRegistry;

  static create(options: {
    local: LocalFolderSource;
    url: UrlReaderSource;
    integrations: ScmIntegrationRegistry;
  }): ChartReader {
    return new ChartReader(options);
  }

  private constructor(options: Parameters<typeof ChartReader.create>[0]) {
    this.#local = options.local;
    this.#url = options.url;
    this.#integrations = options.integrations;
  }

  locate(entity: Entity): ChartLocation {
    return resolveChartLocation(entity, this.#integrations);
  }

  async read<T>(
    location: ChartLocation,
    options: ReadOptions,
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'> {
    return location.kind === 'folder'
      ? this.#local.read(location, options, use)
      : this.#url.read(location, options, use);
  }
}
