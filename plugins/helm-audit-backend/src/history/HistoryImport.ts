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

const MINUTE_MS = 60_000;

/** How long a run goes on before it leaves the rest to the next, on whichever replica. */
const STEP_MS = 20 * MINUTE_MS;

/** How long it takes for others to take over from a replica that was killed in a run. */
const LEASE = { minutes: 30 };

/** How often a replica looks for more, once all that there was is added. */
const PAUSE_MS = 24 * 60 * MINUTE_MS;

/** What the history is added with. */
export interface HistoryImportOptions {
  knex: Knex;
  auditor: Auditor;
  catalog: CatalogReader;
  logger: LoggerService;
  now: () => Date;
}

/** What a run came to. */
export interface ImportRun {
  /** Points that were added. */
  added: number;
  /** Whether all was added that the sources have, but for those that failed. */
  finished: boolean;
  errors: Error[];
}

/** Adds what modules know of the time before the plugin's own audits. */
export class HistoryImport implements HelmAuditHistoryExtensionPoint {
  readonly #sources: HistorySource[] = [];
  #nextLook = 0;

  addSource(source: HistorySource): void {
    this.#sources.push(source);
  }

  /**
   * Adds it in the background after each start, and once a day: on one replica at a time, as
   * two would each add the same. It goes in steps, so that a replica that is killed holds up the
   * others for half an hour at most. What fails is logged.
   */
  async schedule(
    options: HistoryImportOptions & {
      lifecycle: LifecycleService;
      scheduler: SchedulerService;
    },
  ): Promise<void> {
    const { lifecycle, scheduler, logger, now } = options;
    if (this.#sources.length === 0) return;
    await scheduler.scheduleTask({
      id: HISTORY_TASK,
      frequency: LEASE,
      timeout: LEASE,
      fn: async signal => {
        if (now().getTime() < this.#nextLook) return;
        const isUnfinished = await this.#runLogged(options, signal);
        if (!isUnfinished) this.#nextLook = now().getTime() + PAUSE_MS;
      },
    });
    lifecycle.addStartupHook(async () => {
      await scheduler.triggerTask(HISTORY_TASK).catch(error => {
        logger.debug(`Earlier score history is being added already: ${error}`);
      });
    });
  }

  /** @returns whether something is left for the next run */
  async #runLogged(
    options: HistoryImportOptions,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { added, finished, errors } = await this.run(options, signal);
    if (added > 0) {
      options.logger.info(`Points added to the score history: ${added}`);
    }
    for (const error of errors) {
      options.logger.error('Adding earlier score history failed', error);
    }
    return !finished;
  }

  /** Adds what there is, until all is added, the signal aborts or the time for one run is over. */
  async run(
    options: HistoryImportOptions,
    signal: AbortSignal,
  ): Promise<ImportRun> {
    const { now } = options;
    const end = now().getTime() + STEP_MS;
    const run: ImportRun = { added: 0, finished: false, errors: [] };
    for (const source of this.#sources) {
      try {
        for await (const isAdded of addReports(source, options, signal)) {
          if (isAdded) run.added += 1;
          if (signal.aborted || now().getTime() >= end) return run;
        }
      } catch (error) {
        if (signal.aborted) return run;
        // What one source can't tell, others may.
        run.errors.push(toError(error));
      }
    }
    run.finished = true;
    return run;
  }
}

/** Adds the reports of a source one by one, and says of each whether it was news. */
async function* addReports(
  source: HistorySource,
  { knex, auditor, catalog }: HistoryImportOptions,
  signal: AbortSignal,
): AsyncGenerator<boolean> {
  const context: HistoryContext = {
    auditor,
    catalogOf: entityRef => catalog.readEvidence(entityRef),
    startOf: entityRef => findHistoryStart(knex, entityRef),
    signal,
  };
  for await (const { entityRef, report } of source.read(context)) {
    signal.throwIfAborted();
    yield knex.transaction(async tx => {
      const isAdded = await prependPoint(tx, entityRef, report);
      if (isAdded) await refreshChanges(tx, entityRef);
      return isAdded;
    });
  }
}
