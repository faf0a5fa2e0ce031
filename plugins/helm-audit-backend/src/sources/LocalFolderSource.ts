import { ChartLocation } from './ChartLocation';
import { ChartSource, OpenedChart } from './ChartSource';
import { hashTree } from './hashTree';
import { openChart } from './openChart';

/** Reads charts in the folder of a catalog file that was itself read from local disk. */
export class LocalFolderSource
  implements ChartSource<Extract<ChartLocation, { kind: 'folder' }>>
{
  static create(): LocalFolderSource {
    return new LocalFolderSource();
  }

  private constructor() {}

  async read<T>(
    location: Extract<ChartLocation, { kind: 'folder' }>,
    options: { signal: AbortSignal },
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T> {
    const source = await openChart(location.root, location.path);
    const contentHash = await hashTree(location.root, options);
    return use({ source, contentHash });
  }
}
