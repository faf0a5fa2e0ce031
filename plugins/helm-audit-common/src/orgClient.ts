import {
  AuditFacts,
  DistributionResponse,
  GapsQuery,
  GapsResponse,
  HeatmapResponse,
  MovementResponse,
  OrgBreakdown,
  OrgCsv,
  OrgFacetsResponse,
  OrgFilter,
  OrgPage,
  OrgService,
  OwnershipFunnelResponse,
  OwnershipGap,
  OwnershipGapsQuery,
  ScorecardsResponse,
  ServicesQuery,
  SloCoverageResponse,
  TierAveragesResponse,
  UnlinkedResponse,
  Usage,
  UsageQuery,
  UsageService,
  UsageServicesQuery,
} from './org';
import { ApiTransport, pathOf, Transport } from './transport';

/** What the backend tells about many services at once, as far as the caller may read them. */
export interface OrgApi {
  getFacets(): Promise<OrgFacetsResponse>;
  getHeatmap(query: OrgFilter & { by: OrgBreakdown }): Promise<HeatmapResponse>;
  /** Average scores of all tiers, where they can be had cheaply. */
  getTierAverages(): Promise<TierAveragesResponse>;
  getDistribution(query?: OrgFilter): Promise<DistributionResponse>;
  /** @param query - with the period in days, 30 when not given, 366 at most */
  getMovement(
    query?: OrgFilter & { period?: number; limit?: number },
  ): Promise<MovementResponse>;
  getGaps(query?: GapsQuery): Promise<GapsResponse>;
  getServices(query?: ServicesQuery): Promise<OrgPage<OrgService>>;
  /** Services without a chart, counted by owner. */
  getUnlinked(query?: OrgFilter): Promise<UnlinkedResponse>;
  getOwnershipFunnel(query?: OrgFilter): Promise<OwnershipFunnelResponse>;
  getOwnershipGaps(query?: OwnershipGapsQuery): Promise<OrgPage<OwnershipGap>>;
  getSloCoverage(query?: OrgFilter): Promise<SloCoverageResponse>;
  getUsage(query: UsageQuery): Promise<OrgPage<Usage>>;
  getUsageServices(query: UsageServicesQuery): Promise<OrgPage<UsageService>>;
  /** Figures of all audited services, ordered by entity reference; meant for services. */
  getFacts(query?: {
    cursor?: string;
    limit?: number;
  }): Promise<OrgPage<AuditFacts>>;
  /** Scorecards of at most 100 services. */
  getScorecards(entityRefs: string[]): Promise<ScorecardsResponse>;
  /** A whole list as CSV. */
  getCsv(list: OrgCsv, query: object): Promise<Blob>;
}

/** Client of the REST API under `/api/helm-audit/v1/org`. */
export class OrgClient implements OrgApi {
  readonly #transport: Transport;

  constructor(options: ApiTransport) {
    this.#transport = new Transport(options);
  }

  getFacets() {
    return this.#get<OrgFacetsResponse>('facets');
  }

  getHeatmap(query: OrgFilter & { by: OrgBreakdown }) {
    return this.#get<HeatmapResponse>('heatmap', query);
  }

  getTierAverages() {
    return this.#get<TierAveragesResponse>('tiers');
  }

  getDistribution(query?: OrgFilter) {
    return this.#get<DistributionResponse>('distribution', query);
  }

  getMovement(query?: OrgFilter & { period?: number; limit?: number }) {
    return this.#get<MovementResponse>('movement', query);
  }

  getGaps(query?: GapsQuery) {
    return this.#get<GapsResponse>('gaps', query);
  }

  getServices(query?: ServicesQuery) {
    return this.#get<OrgPage<OrgService>>('services', query);
  }

  getUnlinked(query?: OrgFilter) {
    return this.#get<UnlinkedResponse>('unlinked', query);
  }

  getOwnershipFunnel(query?: OrgFilter) {
    return this.#get<OwnershipFunnelResponse>('ownership/funnel', query);
  }

  getOwnershipGaps(query?: OwnershipGapsQuery) {
    return this.#get<OrgPage<OwnershipGap>>('ownership/gaps', query);
  }

  getSloCoverage(query?: OrgFilter) {
    return this.#get<SloCoverageResponse>('slo', query);
  }

  getUsage(query: UsageQuery) {
    return this.#get<OrgPage<Usage>>('usage', query);
  }

  getUsageServices(query: UsageServicesQuery) {
    return this.#get<OrgPage<UsageService>>('usage/services', query);
  }

  getFacts(query?: { cursor?: string; limit?: number }) {
    return this.#get<OrgPage<AuditFacts>>('facts', query);
  }

  getScorecards(entityRefs: string[]) {
    return this.#transport.json<ScorecardsResponse>('/org/scorecards', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ entityRefs }),
    });
  }

  getCsv(list: OrgCsv, query: object = {}) {
    return this.#transport.blob(pathOf(`/org/csv/${list}`, query));
  }

  #get<T>(path: string, query?: object): Promise<T> {
    return this.#transport.json<T>(pathOf(`/org/${path}`, query));
  }
}
