import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
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

/** Id of the scheduled task. */
export const HISTORY_TASK = 'helm-audit-history';

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

  /**
   * Adds it in the background after each start, and once a day: on one replica at a time, as
   * two would each add the same. What fails is logged.
   */
  async schedule(
    options: HistoryImportOptions & {
      lifecycle: LifecycleService;
      scheduler: SchedulerService;
    },
  ): Promise<void> {
    const { lifecycle, scheduler, logger } = options;
    if (this.#sources.length === 0) return;
    await scheduler.scheduleTask({
      id: HISTORY_TASK,
      frequency: { hours: 24 },
      timeout: { hours: 6 },
      fn: signal => this.#runLogged(options, signal),
    });
    lifecycle.addStartupHook(async () => {
      await scheduler.triggerTask(HISTORY_TASK).catch(error => {
        logger.debug(`Earlier score history is being added already: ${error}`);
      });
    });
  }

  async #runLogged(
    options: HistoryImportOptions,
    signal: AbortSignal,
  ): Promise<void> {
    const { logger } = options;
    try {
      const count = await this.run(options, signal);
      if (count > 0) {
        logger.info(`Points added to the score history: ${count}`);
      }
    } catch (error) {
      if (signal.aborted) return;
      logger.error('Adding earlier score history failed', toError(error));
      throw error;
    }
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
        const isAdded = await knex.transaction(async tx => {
          if (!(await prependPoint(tx, entityRef, report))) return false;
          await refreshChanges(tx, entityRef);
          return true;
        });
        if (isAdded) count += 1;
      }
    }
    return count;
  }
}
