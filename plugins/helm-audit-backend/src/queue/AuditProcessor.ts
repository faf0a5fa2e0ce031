import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ANNOTATIONS, AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { AuditFailure, Auditor } from '@helm-audit/plugin-helm-audit-node';
import { Knex } from 'knex';
import { CatalogEvidence, CatalogReader } from '../catalog/CatalogReader';
import { hashContext } from '../catalog/entityHashes';
import { ClaimedAudit } from '../database/operations/queue/claimAudits';
import { markMissing } from '../database/operations/queue/markMissing';
import { releaseAborted } from '../database/operations/queue/releaseAborted';
import { releaseFailed } from '../database/operations/queue/releaseFailed';
import { releaseUnchanged } from '../database/operations/queue/releaseUnchanged';
import { completeAudit } from '../database/operations/reports/completeAudit';
import { ChartLocation, sourceKeyOf } from '../sources/ChartLocation';
import { Charts } from '../sources/ChartReader';
import { OpenedChart } from '../sources/ChartSource';
import { backoffMs, isTransient, toAuditError, withJitter } from './failures';
import { staleAt } from './staleAt';
import { StageRecorder } from './StageRecorder';

/** How often an audit may end with its process before it counts as failed. */
const MAX_INTERRUPTIONS = 3;

/** What an {@link AuditProcessor} works with. */
export interface AuditProcessorOptions {
  knex: Knex;
  logger: LoggerService;
  catalog: CatalogReader;
  charts: Charts;
  auditor: Auditor;
  /** Changes when the same chart would be judged differently. */
  engineFingerprint: string;
  /** Limit on one audit, in milliseconds. */
  auditTimeoutMs: number;
  /** Pause until an audited chart is looked at again, in milliseconds. */
  checkIntervalMs: number;
  now: () => Date;
}

/** One audit on its way. */
interface Job {
  claim: ClaimedAudit;
  evidence: CatalogEvidence;
  location: ChartLocation;
  contextHash: string;
  /** Whether to audit even if the files are as they were. */
  mustAudit: boolean;
  stages: StageRecorder;
  signal: AbortSignal;
}

/** Makes one claimed audit, from reading the entity to storing what came of it. */
export class AuditProcessor {
  readonly #options: AuditProcessorOptions;

  static create(options: AuditProcessorOptions): AuditProcessor {
    return new AuditProcessor(options);
  }

  private constructor(options: AuditProcessorOptions) {
    this.#options = options;
  }

  /**
   * Makes the audit. Failures are stored, not thrown.
   *
   * @param shutdown - gives the claim back untouched when aborted
   */
  async process(claim: ClaimedAudit, shutdown: AbortSignal): Promise<void> {
    const { knex, logger, auditTimeoutMs, now } = this.#options;
    const timeout = AbortSignal.timeout(auditTimeoutMs);
    const stages = StageRecorder.create({ knex, logger, lease: claim });
    const signal = AbortSignal.any([shutdown, timeout, stages.leaseLost]);
    try {
      failIfInterrupted(claim);
      const job = await this.#prepare(claim, stages, signal);
      if (job) {
        await this.#audit(job);
      } else {
        await markMissing(knex, [claim.entityRef], now());
      }
    } catch (error) {
      if (shutdown.aborted) {
        await releaseAborted(knex, claim, now());
      } else if (stages.leaseLost.aborted) {
        logger.info(`Another audit of ${claim.entityRef} took over`);
      } else {
        const cause = timeout.aborted ? timedOut(auditTimeoutMs) : error;
        await this.#fail(claim, cause);
      }
    }
  }

  /** Gathers what the audit needs; nothing when the entity or its link is gone. */
  async #prepare(
    claim: ClaimedAudit,
    stages: StageRecorder,
    signal: AbortSignal,
  ): Promise<Job | undefined> {
    const { charts, engineFingerprint, now } = this.#options;
    const evidence = await this.#readEvidence(claim.entityRef);
    if (
      evidence?.entity.metadata.annotations?.[ANNOTATIONS.chart] === undefined
    ) {
      return undefined;
    }
    const contextHash = hashContext(evidence, engineFingerprint);
    const stale = claim.staleAt !== undefined && claim.staleAt <= now();
    return {
      claim,
      evidence,
      location: charts.locate(evidence.entity),
      contextHash,
      mustAudit: claim.forced || stale || claim.contextHash !== contextHash,
      stages,
      signal,
    };
  }

  async #readEvidence(entityRef: string): Promise<CatalogEvidence | undefined> {
    try {
      return await this.#options.catalog.readEvidence(entityRef);
    } catch (error) {
      this.#options.logger.warn(
        `Reading ${entityRef} from the catalog failed`,
        toError(error),
      );
      throw new AuditFailure(
        'catalog-unavailable',
        'The catalog could not be read just now.',
        'Nothing to do at first: it is tried again with growing pauses.',
      );
    }
  }

  async #audit(job: Job): Promise<void> {
    const { claim, location, mustAudit, signal } = job;
    const etag = mustAudit ? undefined : claim.sourceEtag;
    const result = await this.#options.charts.read(
      location,
      { etag, fresh: claim.forced, signal },
      async chart => {
        if (mustAudit || chart.contentHash !== claim.contentHash) {
          await this.#complete(job, chart, await this.#runEngine(job, chart));
        } else {
          await this.#releaseUnchanged(job, chart.etag);
        }
      },
    );
    if (result === 'unchanged') await this.#releaseUnchanged(job, etag);
  }

  async #runEngine(job: Job, chart: OpenedChart): Promise<AuditReport> {
    const { claim, evidence, stages, signal } = job;
    stages.record('load');
    await stages.settled();
    signal.throwIfAborted();
    const report = await this.#options.auditor.audit(
      { source: chart.source, catalog: evidence, entityRef: claim.entityRef },
      { signal, onStage: stage => stages.record(stage) },
    );
    await stages.settled();
    return report;
  }

  async #complete(
    job: Job,
    chart: OpenedChart,
    report: AuditReport,
  ): Promise<void> {
    const { knex, logger, now } = this.#options;
    const { entityRef } = job.claim;
    const nextCheck = this.#nextCheck(sourceKeyOf(job.location));
    // What could not be seen may be visible next time, though the chart is the same.
    const expiry = report.incomplete ? nextCheck : staleAt(report, now());
    const stored = await completeAudit(knex, job.claim, {
      report,
      contentHash: chart.contentHash,
      contextHash: job.contextHash,
      sourceKey: sourceKeyOf(job.location),
      sourceEtag: chart.etag,
      staleAt: expiry,
      nextRunAt: expiry && expiry < nextCheck ? expiry : nextCheck,
    });
    logger.info(
      stored
        ? `Audited ${entityRef} in ${Math.round(report.durationMs)} ms`
        : `Discarded an audit of ${entityRef}: another one took over`,
    );
  }

  async #releaseUnchanged(job: Job, sourceEtag?: string): Promise<void> {
    await releaseUnchanged(this.#options.knex, job.claim, {
      nextRunAt: this.#nextCheck(sourceKeyOf(job.location)),
      sourceEtag,
    });
  }

  async #fail(claim: ClaimedAudit, cause: unknown): Promise<void> {
    const { knex, logger, now } = this.#options;
    const error = toAuditError(cause);
    const transient = isTransient(error);
    if (error.code === 'internal-error') {
      logger.error(`Auditing ${claim.entityRef} failed`, toError(cause));
    } else {
      logger.info(`Auditing ${claim.entityRef} failed: ${error.code}`);
    }
    await releaseFailed(knex, claim, {
      error,
      reason: transient ? 'retry' : 'check',
      nextRunAt: transient
        ? new Date(now().getTime() + backoffMs(claim.attempts))
        : this.#nextCheck(claim.entityRef),
    });
  }

  #nextCheck(key: string): Date {
    const { checkIntervalMs, now } = this.#options;
    return new Date(now().getTime() + withJitter(checkIntervalMs, key));
  }
}

function failIfInterrupted(claim: ClaimedAudit): void {
  if (claim.state !== 'running' || claim.attempts <= MAX_INTERRUPTIONS) return;
  throw new AuditFailure(
    'audit-interrupted',
    'The audit ended together with its process several times in a row.',
    'It is tried again with growing pauses. If it stays, ask the people who run Backstage to look at the memory of the backend and its log.',
  );
}

function timedOut(limitMs: number): AuditFailure {
  return new AuditFailure(
    'audit-timeout',
    `The audit took longer than ${Math.round(limitMs / 1000)} seconds.`,
    'It is tried again with growing pauses. If it stays, make the chart simpler, or raise helmAudit.workers.auditTimeout.',
  );
}
