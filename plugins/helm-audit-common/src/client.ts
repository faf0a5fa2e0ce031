import { ResponseError } from '@backstage/errors';
import {
  AuditSummary,
  HistoryResponse,
  ReportResponse,
  SummariesResponse,
} from './api';

/** Finds the base URL of a plugin's API; fits Backstage's discovery services. */
export interface DiscoveryApiLike {
  getBaseUrl(pluginId: string): Promise<string>;
}

/** Fetches with the caller's credentials; fits Backstage's fetch API. */
export interface FetchApiLike {
  fetch: typeof fetch;
}

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
  readonly #discoveryApi: DiscoveryApiLike;
  readonly #fetchApi: FetchApiLike;

  constructor(options: {
    discoveryApi: DiscoveryApiLike;
    fetchApi: FetchApiLike;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getSummaries(options: { cursor?: string; limit?: number } = {}) {
    const query = new URLSearchParams();
    if (options.cursor) query.set('cursor', options.cursor);
    if (options.limit) query.set('limit', String(options.limit));
    return this.#request<SummariesResponse>(`/summaries?${query}`);
  }

  async getReport(entity: EntityName) {
    return this.#request<ReportResponse>(`${entityPath(entity)}/report`);
  }

  async getSummary(entity: EntityName) {
    return this.#request<AuditSummary>(`${entityPath(entity)}/summary`);
  }

  async getHistory(entity: EntityName) {
    return this.#request<HistoryResponse>(`${entityPath(entity)}/history`);
  }

  async triggerAudit(entity: EntityName) {
    return this.#request<AuditSummary>(`${entityPath(entity)}/audits`, {
      method: 'POST',
    });
  }

  async #request<T>(path: string, init?: RequestInit): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('helm-audit');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function entityPath({ kind, namespace, name }: EntityName): string {
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/entities/${parts.join('/')}`;
}
