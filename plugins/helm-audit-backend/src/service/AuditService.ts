import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AuditSummary,
  HistoryPoint,
  ReportResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { Knex } from 'knex';
import { hashInputs } from '../catalog/entityHashes';
import { listHistory } from '../database/operations/history/listHistory';
import { upsertAudits } from '../database/operations/queue/upsertAudits';
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

  /** The summary of an entity; one that isn't planned yet counts as queued. */
  async getSummary(entityRef: string): Promise<AuditSummary> {
    const summary = await getSummary(this.#knex, entityRef);
    return summary ?? notPlannedYet(entityRef);
  }

  /** The latest report of an entity and the state of its audit. */
  async getReport(entityRef: string): Promise<ReportResponse> {
    const summary = await this.getSummary(entityRef);
    const report = await getReport(this.#knex, entityRef);
    return { summary, report: report ?? null };
  }

  /** Score history of an entity, oldest first. */
  async getHistory(entityRef: string): Promise<HistoryPoint[]> {
    return listHistory(this.#knex, entityRef, MAX_HISTORY);
  }

  /** Queues an audit that is made even if nothing changed. */
  async requestAudit(entity: Entity): Promise<AuditSummary> {
    const entityRef = stringifyEntityRef(entity);
    await upsertAudits(this.#knex, [
      {
        entityRef,
        inputHash: hashInputs(entity),
        reason: 'manual',
        dueAt: this.#now(),
        forced: true,
      },
    ]);
    const summary = await this.getSummary(entityRef);
    this.#wake();
    return summary;
  }
}

function notPlannedYet(entityRef: string): AuditSummary {
  return {
    entityRef,
    state: 'queued',
    stage: null,
    score: null,
    grade: null,
    coverage: null,
    incomplete: false,
    blockers: 0,
    auditedAt: null,
    error: null,
    chart: null,
  };
}
