import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AuditSummary,
  HistoryPoint,
  ReportResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { hashInputs } from '../catalog/entityHashes';
import { listHistory } from '../database/operations/history/listHistory';
import {
  DueAudit,
  upsertAudits,
} from '../database/operations/queue/upsertAudits';
import { getReport } from '../database/operations/reports/getReport';
import { getSummary } from '../database/operations/summaries/getSummary';
import { listSummaries } from '../database/operations/summaries/listSummaries';

/** Points of history that are served at most. */
const MAX_HISTORY = 500;

/** Reads and requests audits, whoever asks. */
export class AuditService {
  readonly #knex: Knex;
  readonly #wake: () => void;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    /** Tells the worker that something is due; must not throw. */
    wake: () => void;
    now: () => Date;
  }): AuditService {
    return new AuditService(options);
  }

  private constructor(options: Parameters<typeof AuditService.create>[0]) {
    this.#knex = options.knex;
    this.#wake = options.wake;
    this.#now = options.now;
  }

  /** Summaries ordered by entity reference, those after a given one. */
  async listSummaries(options: {
    after?: string;
    limit: number;
  }): Promise<AuditSummary[]> {
    return listSummaries(this.#knex, options);
  }

  /**
   * The latest state of an entity's audit. An entity that the planner hasn't met yet is
   * queued by being asked for.
   */
  async getSummary(entity: Entity): Promise<AuditSummary> {
    const summary = await getSummary(this.#knex, stringifyEntityRef(entity));
    return summary ?? this.#queue(entity, { reason: 'new' });
  }

  /** The latest report of an entity and the state of its audit. */
  async getReport(entity: Entity): Promise<ReportResponse> {
    const summary = await this.getSummary(entity);
    const report = await getReport(this.#knex, summary.entityRef);
    return { summary, report: report ?? null };
  }

  /** Score history of an entity, oldest first. */
  async getHistory(entity: Entity): Promise<HistoryPoint[]> {
    return listHistory(this.#knex, stringifyEntityRef(entity), MAX_HISTORY);
  }

  /** Queues an audit that is made even if nothing changed. */
  async requestAudit(entity: Entity): Promise<AuditSummary> {
    return this.#queue(entity, { reason: 'manual', forced: true });
  }

  async #queue(
    entity: Entity,
    options: Pick<DueAudit, 'reason' | 'forced'>,
  ): Promise<AuditSummary> {
    const entityRef = stringifyEntityRef(entity);
    await upsertAudits(this.#knex, [
      {
        ...options,
        entityRef,
        inputHash: hashInputs(entity),
        dueAt: this.#now(),
      },
    ]);
    const summary = await getSummary(this.#knex, entityRef);
    if (!summary) throw new Error(`Queueing an audit of ${entityRef} failed`);
    this.#wake();
    return summary;
  }
}
