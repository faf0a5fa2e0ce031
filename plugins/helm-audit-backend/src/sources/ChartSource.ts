import { AuditRequest } from '@helm-audit/plugin-helm-audit-node';
import { ChartLocation } from './ChartLocation';

/** A chart that can be read until the source closes it. */
export interface OpenedChart {
  source: AuditRequest['source'];
  /** Hash of all files that the audit may look at. */
  contentHash: string;
  /** Version of the source, to be handed in at the next read. */
  etag?: string;
}

/** How to read a chart. */
export interface ReadOptions {
  /** Version at the last read; nothing is read when the source is still there. */
  etag?: string;
  /** Read the source itself, not what was read of it a moment ago. */
  fresh?: boolean;
  signal: AbortSignal;
}

/** Reads charts from one kind of location. */
export interface ChartSource<L extends ChartLocation = ChartLocation> {
  /**
   * Opens a chart, hands it to `use` and removes all traces afterwards.
   *
   * @returns `'unchanged'` when the source is still at `etag`, else what `use` returned
   * @throws AuditFailure when it can't be read
   */
  read<T>(
    location: L,
    options: ReadOptions,
    use: (chart: OpenedChart) => Promise<T>,
  ): Promise<T | 'unchanged'>;
}
