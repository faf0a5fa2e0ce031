import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ANNOTATIONS,
  AuditSummary,
  HistoryResponse,
  helmAuditTriggerPermission,
  ReportResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { AuditService } from './AuditService';

/** Entities that are looked up in the catalog at once. */
const LOOKUP_SIZE = 200;

/** Lets callers see and do what they may: whoever may read an entity may read its report. */
export class AuthorizedAuditService {
  readonly #service: AuditService;
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;

  static create(options: {
    service: AuditService;
    catalog: CatalogService;
    permissions: PermissionsService;
  }): AuthorizedAuditService {
    return new AuthorizedAuditService(options);
  }

  private constructor(
    options: Parameters<typeof AuthorizedAuditService.create>[0],
  ) {
    this.#service = options.service;
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
  }

  /** A page of the summaries whose entities the caller may read. */
  async listSummaries(
    options: { after?: string; limit: number },
    credentials: BackstageCredentials,
  ): Promise<{ items: AuditSummary[]; next?: string }> {
    const { limit } = options;
    const readable: AuditSummary[] = [];
    let after = options.after;
    for (;;) {
      const size = Math.max(limit, LOOKUP_SIZE);
      const batch = await this.#service.listSummaries({ after, limit: size });
      readable.push(...(await this.#filterReadable(batch, credentials)));
      if (readable.length > limit) {
        const items = readable.slice(0, limit);
        return { items, next: items[limit - 1].entityRef };
      }
      if (batch.length < size) return { items: readable };
      after = batch[batch.length - 1].entityRef;
    }
  }

  async getSummary(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<AuditSummary> {
    const entity = await this.#readLinked(entityRef, credentials);
    return this.#service.getSummary(entity);
  }

  async getReport(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<ReportResponse> {
    const entity = await this.#readLinked(entityRef, credentials);
    return this.#service.getReport(entity);
  }

  async getHistory(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<HistoryResponse> {
    const entity = await this.#readLinked(entityRef, credentials);
    return { items: await this.#service.getHistory(entity) };
  }

  async requestAudit(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<AuditSummary> {
    const entity = await this.#readLinked(entityRef, credentials);
    const [decision] = await this.#permissions.authorize(
      [{ permission: helmAuditTriggerPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You may not trigger audits: the permission ${helmAuditTriggerPermission.name} is needed`,
      );
    }
    return this.#service.requestAudit(entity);
  }

  async #filterReadable(
    summaries: AuditSummary[],
    credentials: BackstageCredentials,
  ): Promise<AuditSummary[]> {
    if (summaries.length === 0) return [];
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: summaries.map(({ entityRef }) => entityRef),
        fields: ['kind'],
      },
      { credentials },
    );
    return summaries.filter((_, index) => items[index] !== undefined);
  }

  async #readLinked(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) {
      throw new NotFoundError(
        `There is no entity ${entityRef} in the catalog that you may read`,
      );
    }
    if (entity.metadata.annotations?.[ANNOTATIONS.chart] === undefined) {
      throw new NotFoundError(
        `No chart is linked to ${entityRef}: add the annotation ${ANNOTATIONS.chart} to it`,
      );
    }
    return entity;
  }
}
