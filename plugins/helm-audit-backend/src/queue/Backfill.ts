import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  listStaleChanges,
  newestPoint,
} from '../database/operations/org/listStaleChanges';
import { listUnfilled } from '../database/operations/org/listUnfilled';
import { rebuildChanges } from '../database/operations/org/rebuildChanges';
import {
  refillFigures,
  UnreadableReportError,
} from '../database/operations/org/refillFigures';

/** Services that are looked up at once; reports are read one by one. */
const BATCH_SIZE = 50;

/** Points that another replica may have numbered, but not stored when the newest was seen. */
const LATE_POINTS = 1_000;

/**
 * Makes figures of reports and history that have none, such as those stored before an upgrade.
 * Ends at once where there is nothing to do.
 */
export class Backfill {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  /** Reports that no figures can be taken from: their next audits bring them. */
  readonly #unreadable = new Set<string>();
  #knownPoint = 0;

  static create(options: { knex: Knex; logger: LoggerService }): Backfill {
    return new Backfill(options);
  }

  private constructor(options: { knex: Knex; logger: LoggerService }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
  }

  /** Fills what is missing, until all is done or the signal aborts. */
  async run(signal?: AbortSignal): Promise<void> {
    const figures = await this.#fillFigures(signal);
    const changes = await this.#fillChanges(signal);
    if (figures + changes > 0) {
      this.#logger.info(
        `Took the figures of ${figures} stored reports, and the score history of ${changes} services`,
      );
    }
  }

  async #fillFigures(signal?: AbortSignal): Promise<number> {
    let filled = 0;
    const failed = new Set<string>();
    for (;;) {
      const refs = await listUnfilled(this.#knex, {
        except: [...this.#unreadable, ...failed],
        limit: BATCH_SIZE,
      });
      if (refs.length === 0) return filled;
      for (const ref of refs) {
        if (signal?.aborted) return filled;
        if (await this.#fill(ref)) filled += 1;
        else failed.add(ref);
      }
    }
  }

  async #fill(entityRef: string): Promise<boolean> {
    try {
      await refillFigures(this.#knex, entityRef);
      return true;
    } catch (error) {
      const isUnreadable = error instanceof UnreadableReportError;
      if (isUnreadable) this.#unreadable.add(entityRef);
      this.#logger.warn(
        isUnreadable
          ? `The report of ${entityRef} has no figures to take; its next audit brings them: ${error}`
          : `The figures of ${entityRef} could not be stored; the next run tries again: ${error}`,
      );
      return false;
    }
  }

  async #fillChanges(signal?: AbortSignal): Promise<number> {
    const newest = await newestPoint(this.#knex);
    let filled = 0;
    for (;;) {
      const stale = await listStaleChanges(this.#knex, {
        afterId: this.#knownPoint,
        limit: BATCH_SIZE,
      });
      for (const { serviceId, entityRef } of stale) {
        if (signal?.aborted) return filled;
        await this.#knex.transaction(tx =>
          rebuildChanges(tx, serviceId, entityRef),
        );
        filled += 1;
      }
      if (stale.length < BATCH_SIZE) break;
    }
    this.#knownPoint = Math.max(0, newest - LATE_POINTS);
    return filled;
  }
}
