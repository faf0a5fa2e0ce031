import {
  AuditSummary,
  HistoryResponse,
  ReportResponse,
  SummariesResponse,
} from './api';
import { ApiTransport, pathOf, Transport } from './transport';

/** Parts of an entity reference. */
export interface EntityName {
  kind: string;
  namespace: string;
  name: string;
}

/** What the backend offers to its clients. */
export interface HelmAuditApi {
  /** A page of what the caller may read, ordered by entity reference. */
  getSummaries(options?: {
    cursor?: string;
    limit?: number;
  }): Promise<SummariesResponse>;
  /**
   * The latest report of an entity and the state of its audit.
   *
   * @throws ResponseError with status 404 when no chart is linked to the entity
   */
  getReport(entity: EntityName): Promise<ReportResponse>;
  /** The entity's summary only, for following a running audit. */
  getSummary(entity: EntityName): Promise<AuditSummary>;
  /** Score history of an entity, oldest first. */
  getHistory(entity: EntityName): Promise<HistoryResponse>;
  /** Queues an audit and returns the state at once. */
  triggerAudit(entity: EntityName): Promise<AuditSummary>;
}

/** Client of the REST API under `/api/helm-audit/v1`. */
export class HelmAuditClient implements HelmAuditApi {
  readonly #transport: Transport;

  constructor(options: ApiTransport) {
    this.#transport = new Transport(options);
  }

  async getSummaries(options: { cursor?: string; limit?: number } = {}) {
    return this.#transport.json<SummariesResponse>(
      pathOf('/summaries', options),
    );
  }

  async getReport(entity: EntityName) {
    return this.#transport.json<ReportResponse>(`${entityPath(entity)}/report`);
  }

  async getSummary(entity: EntityName) {
    return this.#transport.json<AuditSummary>(`${entityPath(entity)}/summary`);
  }

  async getHistory(entity: EntityName) {
    return this.#transport.json<HistoryResponse>(
      `${entityPath(entity)}/history`,
    );
  }

  async triggerAudit(entity: EntityName) {
    return this.#transport.json<AuditSummary>(`${entityPath(entity)}/audits`, {
      method: 'POST',
    });
  }
}

function entityPath({ kind, namespace, name }: EntityName): string {
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/entities/${parts.join('/')}`;
}
