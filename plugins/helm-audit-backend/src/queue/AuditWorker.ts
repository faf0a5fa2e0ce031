import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  ClaimedAudit,
  claimAudits,
} from '../database/operations/queue/claimAudits';
import { AuditProcessor } from './AuditProcessor';

/** How often a busy worker with free slots looks for more work, in milliseconds. */
const POLL_MS = 1000;

/** Leases outlive the limit on one audit, so that only a dead worker's ones run out. */
const LEASE_FACTOR = 3;

/** Takes audits off the queue, a few at a time. Every replica runs one. */
export class AuditWorker {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #processor: AuditProcessor;
  readonly #concurrency: number;
  readonly #leaseMs: number;
  readonly #now: () => Date;
  readonly #stop = new AbortController();
  readonly #active = new Set<Promise<void>>();

  static create(options: {
    knex: Knex;
    logger: LoggerService;
    processor: AuditProcessor;
    /** Audits that run at once. */
    concurrency: number;
    /** Limit on one audit, in milliseconds. */
    auditTimeoutMs: number;
    now: () => Date;
  }): AuditWorker {
    return new AuditWorker(options);
  }

  private constructor(options: Parameters<typeof AuditWorker.create>[0]) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#processor = options.processor;
    this.#concurrency = options.concurrency;
    this.#leaseMs = options.auditTimeoutMs * LEASE_FACTOR;
    this.#now = options.now;
  }

  /**
   * Makes audits until none is due.
   *
   * @param signal - gives running audits back to the queue when aborted
   */
  async drain(signal: AbortSignal): Promise<void> {
    const anyStop = AbortSignal.any([signal, this.#stop.signal]);
    try {
      while (!anyStop.aborted) {
        const claims = await this.#claim();
        claims.forEach(claim => this.#start(claim, anyStop));
        if (this.#active.size === 0) return;
        await this.#untilSlotOrPoll();
      }
    } finally {
      await Promise.all(this.#active);
    }
  }

  /** Gives this worker's running audits back to the queue and takes no more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#active);
  }

  async #claim(): Promise<ClaimedAudit[]> {
    const limit = this.#concurrency - this.#active.size;
    if (limit <= 0) return [];
    const now = this.#now();
    return claimAudits(this.#knex, {
      limit,
      now,
      leaseUntil: new Date(now.getTime() + this.#leaseMs),
    });
  }

  #start(claim: ClaimedAudit, signal: AbortSignal): void {
    const running = this.#processor
      .process(claim, signal)
      .catch(error =>
        this.#logger.error(
          `Storing the outcome of ${claim.entityRef} failed; it is audited again when its lease ends`,
          toError(error),
        ),
      )
      .finally(() => this.#active.delete(running));
    this.#active.add(running);
  }

  async #untilSlotOrPoll(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const poll = new Promise<void>(resolve => {
      timer = setTimeout(resolve, POLL_MS);
    });
    await Promise.race([...this.#active, poll]);
    clearTimeout(timer);
  }
}
