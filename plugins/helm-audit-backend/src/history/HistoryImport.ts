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

/** How long a run goes on before it leaves the rest to the next: it ends with what it added. */
const STEP_MS = 20 * MINUTE_MS;

/** How long a run goes on though it adds nothing; ends before others take over. */
const CAP_MS = 28 * MINUTE_MS;

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
  /** Which source was cut off; absent when all was added, but for what failed. */
  cutOff?: number;
  errors: Error[];
}

/** Adds what modules know of the time before the plugin's own audits. */
export class HistoryImport implements HelmAuditHistoryExtensionPoint {
  readonly #sources: HistorySource[] = [];
  #nextLook = 0;
  /** Source that the next run begins with: behind one that was cut off, as that is read anew. */
  #first = 0;

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
    const { logger } = options;
    const { added, cutOff, errors } = await this.run(options, signal);
    if (added > 0) logger.info(`Points added to the score history: ${added}`);
    for (const error of errors) {
      logger.error('Adding earlier score history failed', error);
    }
    if (cutOff === undefined) return false;
    const left = `Source ${cutOff + 1} of ${
      this.#sources.length
    } of earlier score history was cut off and will be read again from its start`;
    if (added > 0) logger.info(left);
    else logger.warn(`${left}: it gave nothing new in this run`);
    return true;
  }

  /**
   * Adds what there is, until all is added, the signal aborts or the time for one run is over.
   * Sources take turns: behind one that was cut off, the next run begins with the next.
   */
  async run(
    options: HistoryImportOptions,
    signal: AbortSignal,
  ): Promise<ImportRun> {
    const run: ImportRun = { added: 0, errors: [] };
    const isOver = turn(options.now);
    const count = this.#sources.length;
    const order = this.#sources.map((_, at) => (this.#first + at) % count);
    for (const at of order) {
      try {
        const reports = addReports(this.#sources[at], options, signal);
        for await (const isAdded of reports) {
          if (isAdded) run.added += 1;
          if (signal.aborted || isOver(isAdded)) return this.#cutOff(run, at);
        }
      } catch (error) {
        // What one source can't tell, others may.
        if (!signal.aborted) run.errors.push(toError(error));
      }
      // A source may end instead of failing when it is told to stop.
      if (signal.aborted) return this.#cutOff(run, at);
    }
    return run;
  }

  #cutOff(run: ImportRun, at: number): ImportRun {
    this.#first = (at + 1) % this.#sources.length;
    return { ...run, cutOff: at };
  }
}

/**
 * Begins the time for one run.
 *
 * @returns whether it is over; what was known already is no step ahead, as the next run would be
 *   given it again
 */
function turn(now: () => Date): (isAdded: boolean) => boolean {
  const start = now().getTime();
  return isAdded => now().getTime() - start >= (isAdded ? STEP_MS : CAP_MS);
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
