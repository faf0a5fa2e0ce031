import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { AuditStage } from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { Lease } from '../database/operations/queue/claimAudits';
import { recordStage } from '../database/operations/queue/recordStage';

/**
 * Writes down how far a running audit is, in order and without holding it up. Notices when
 * the lease is lost, so that the audit can stop early.
 */
export class StageRecorder {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #lease: Lease;
  readonly #lost = new AbortController();
  #written: Promise<void> = Promise.resolve();

  static create(options: {
    knex: Knex;
    logger: LoggerService;
    lease: Lease;
  }): StageRecorder {
    return new StageRecorder(options);
  }

  private constructor(options: Parameters<typeof StageRecorder.create>[0]) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#lease = options.lease;
  }

  /** Aborted once another audit of the same entity took over. */
  get leaseLost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Queues the write; a failing one is logged, since progress is no more than a comfort. */
  record(stage: AuditStage): void {
    this.#written = this.#written.then(() => this.#write(stage));
  }

  /** Resolves when everything recorded so far is written. */
  async settled(): Promise<void> {
    await this.#written;
  }

  async #write(stage: AuditStage): Promise<void> {
    try {
      const held = await recordStage(this.#knex, this.#lease, stage);
      if (!held) this.#lost.abort();
    } catch (error) {
      this.#logger.warn(
        `Recording a stage of ${this.#lease.entityRef} failed`,
        toError(error),
      );
    }
  }
}
