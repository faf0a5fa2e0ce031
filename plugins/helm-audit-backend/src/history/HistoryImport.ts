import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  HelmAuditHistoryExtensionPoint,
  HistorySource,
} from '@helm-audit/plugin-helm-audit-node';
import { Knex } from 'knex';
import { findHistoryStart } from '../database/operations/history/findHistoryStart';
import { prependPoint } from '../database/operations/history/prependPoint';

/** Adds what modules know of the time before the plugin's own audits. */
export class HistoryImport implements HelmAuditHistoryExtensionPoint {
  readonly #sources: HistorySource[] = [];

  addSource(source: HistorySource): void {
    this.#sources.push(source);
  }

  /** Adds it in the background once the plugin has started; what fails is logged. */
  schedule(options: {
    knex: Knex;
    lifecycle: LifecycleService;
    logger: LoggerService;
  }): void {
    const { knex, lifecycle, logger } = options;
    if (this.#sources.length === 0) return;
    const stopped = new AbortController();
    lifecycle.addShutdownHook(() => stopped.abort());
    lifecycle.addStartupHook(() => {
      this.run(knex, stopped.signal).then(
        count => {
          if (count > 0)
            logger.info(`Points added to the score history: ${count}`);
        },
        error => {
          if (stopped.signal.aborted) return;
          logger.error('Adding earlier score history failed', toError(error));
        },
      );
    });
  }

  /** @returns how many points were added */
  async run(knex: Knex, signal: AbortSignal): Promise<number> {
    const startOf = (entityRef: string) => findHistoryStart(knex, entityRef);
    let count = 0;
    for (const source of this.#sources) {
      for await (const { entityRef, report } of source.read(startOf, signal)) {
        signal.throwIfAborted();
        if (await prependPoint(knex, entityRef, report)) count += 1;
      }
    }
    return count;
  }
}
