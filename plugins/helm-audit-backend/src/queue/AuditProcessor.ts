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
import { sourceKeyOf } from '../sources/ChartLocation';
import { ChartSource, OpenedChart } from '../sources/ChartSource';
import { resolveChartLocation } from '../sources/resolveChartLocation';
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
  charts: ChartSource;
  auditor: Auditor;
  /** Changes when the same chart would be judged differently. */
  engineFingerprint: string;
  /** Limit on one audit, in milliseconds. */
  auditTimeoutMs: number;
  /** Pause until an audited chart is looked at again, in milliseconds. */
  checkIntervalMs: number;
  now: () => Date;
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
    const { knex, logger, auditTimeoutMs } = this.#options;
    const timeout = AbortSignal.timeout(auditTimeoutMs);
    const stages = StageRecorder.create({ knex, logger, lease: claim });
    const signal = AbortSignal.any([shutdown, timeout, stages.leaseLost]);
    try {
      failIfInterrupted(claim);
      await this.#audit(claim, stages, signal);
    } catch (error) {
      if (shutdown.aborted) {
        await releaseAborted(knex, claim, this.#options.now());
      } else if (stages.leaseLost.aborted) {
        logger.info(`Another audit of ${claim.entityRef} took over`);
      } else {
        await this.#fail(
          claim,
          timeout.aborted ? timedOut(auditTimeoutMs) : error,
        );
      }
    }
  }

  async #audit(
    claim: ClaimedAudit,
    stages: StageRecorder,
    signal: AbortSignal,
  ): Promise<void> {
    const { knex, charts, engineFingerprint, now } = this.#options;
    const evidence = await this.#readEvidence(claim.entityRef);
    if (!evidence?.entity.metadata.annotations?.[ANNOTATIONS.chart]) {
      await markMissing(knex, [claim.entityRef], now());
      return;
    }
    const location = resolveChartLocation(evidence.entity);
    const contextHash = hashContext(evidence, engineFingerprint);
    const mustAudit =
      claim.forced ||
      claim.contextHash !== contextHash ||
      (claim.staleAt !== undefined && claim.staleAt <= now());
    const etag = mustAudit ? undefined : claim.sourceEtag;
    const result = await charts.read(
      location,
      { etag, signal },
      async chart => {
        if (!mustAudit && chart.contentHash === claim.contentHash) {
          await this.#releaseUnchanged(claim, chart.etag);
          return;
        }
        const report = await this.#runEngine(
          claim,
          chart,
          evidence,
          stages,
          signal,
        );
        await this.#complete(claim, report, {
          contentHash: chart.contentHash,
          contextHash,
          sourceKey: sourceKeyOf(location),
          sourceEtag: chart.etag,
        });
      },
    );
    if (result === 'unchanged') await this.#releaseUnchanged(claim, etag);
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

  async #runEngine(
    claim: ClaimedAudit,
    chart: OpenedChart,
    evidence: CatalogEvidence,
    stages: StageRecorder,
    signal: AbortSignal,
  ): Promise<AuditReport> {
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
    claim: ClaimedAudit,
    report: AuditReport,
    madeFrom: {
      contentHash: string;
      contextHash: string;
      sourceKey: string;
      sourceEtag?: string;
    },
  ): Promise<void> {
    const { knex, logger, now } = this.#options;
    const expiry = staleAt(report, now());
    const nextCheck = this.#nextCheck();
    const stored = await completeAudit(knex, claim, {
      ...madeFrom,
      report,
      staleAt: expiry,
      nextRunAt: expiry && expiry < nextCheck ? expiry : nextCheck,
    });
    logger.info(
      stored
        ? `Audited ${claim.entityRef} in ${report.durationMs} ms: ${
            report.score.overall ?? 'no score'
          }`
        : `Discarded an audit of ${claim.entityRef}: another one took over`,
    );
  }

  async #releaseUnchanged(claim: ClaimedAudit, etag?: string): Promise<void> {
    await releaseUnchanged(this.#options.knex, claim, {
      nextRunAt: this.#nextCheck(),
      sourceEtag: etag,
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
        : this.#nextCheck(),
    });
  }

  #nextCheck(): Date {
    const { checkIntervalMs, now } = this.#options;
    return new Date(now().getTime() + withJitter(checkIntervalMs));
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
