import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  Auditor,
  HelmAuditHistoryExtensionPoint,
  HistoryContext,
  HistorySource,
} from '@helm-audit/plugin-helm-audit-node';
import { Knex } from 'knex';
import { CatalogReader } from '../catalog/CatalogReader';
import { findHistoryStart } from '../database/operations/history/findHistoryStart';
import { prependPoint } from '../database/operations/history/prependPoint';
import { refreshChanges } from '../database/operations/org/refreshChanges';

/** What the history is added with. */
export interface HistoryImportOptions {
  knex: Knex;
  auditor: Auditor;
  catalog: CatalogReader;
  logger: LoggerService;
}

/** Adds what modules know of the time before the plugin's own audits. */
export class HistoryImport implements HelmAuditHistoryExtensionPoint {
  readonly #sources: HistorySource[] = [];

  addSource(source: HistorySource): void {
    this.#sources.push(source);
  }

  /** Adds it in the background once the plugin has started; what fails is logged. */
  schedule(options: HistoryImportOptions & { lifecycle: LifecycleService }) {
    const { lifecycle, logger } = options;
    if (this.#sources.length === 0) return;
    const stopped = new AbortController();
    lifecycle.addShutdownHook(() => stopped.abort());
    lifecycle.addStartupHook(() => {
      this.run(options, stopped.signal).then(
        count => {
          if (count > 0) {
            logger.info(`Points added to the score history: ${count}`);
          }
        },
        error => {
          if (stopped.signal.aborted) return;
          logger.error('Adding earlier score history failed', toError(error));
        },
      );
    });
  }

  /** @returns how many points were added */
  async run(
    { knex, auditor, catalog }: HistoryImportOptions,
    signal: AbortSignal,
  ): Promise<number> {
    const context: HistoryContext = {
      auditor,
      catalogOf: entityRef => catalog.readEvidence(entityRef),
      startOf: entityRef => findHistoryStart(knex, entityRef),
      signal,
    };
    let count = 0;
    for (const source of this.#sources) {
      for await (const { entityRef, report } of source.read(context)) {
        signal.throwIfAborted();
        if (await prependPoint(knex, entityRef, report)) {
          await refreshChanges(knex, entityRef);
          count += 1;
        }
      }
    }
    return count;
  }
}
