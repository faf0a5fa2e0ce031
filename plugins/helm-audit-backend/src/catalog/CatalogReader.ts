import { AuthService } from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  EntityFilterQuery,
} from '@backstage/catalog-client';
import {
  Entity,
  RELATION_HAS_MEMBER,
  RELATION_OWNED_BY,
  RELATION_PARENT_OF,
  RELATION_PART_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ANNOTATIONS } from '@helm-audit/plugin-helm-audit-common';
import { FACT_FIELDS, KEY_KINDS } from './catalogFacts';

const LINKED = {
  [`metadata.annotations.${ANNOTATIONS.chart}`]: CATALOG_FILTER_EXISTS,
};

/** Filters of entities, each of fields with a value or several; one of them must hold. */
export type EntityFilters = Array<Record<string, string | string[]>>;

/** Entities that could link a chart, where nothing else is configured. */
export const DEFAULT_SERVICES: EntityFilters = [{ kind: 'Component' }];

/**
 * Entities that are services, those that link a chart, and what services are put together by.
 *
 * @param services - which entities could link a chart
 */
export function serviceFilter(services: EntityFilters): EntityFilterQuery {
  return [...services, LINKED, { kind: [...KEY_KINDS] }];
}

/** Whether an entity links a chart. */
export function isLinked({ metadata }: Entity): boolean {
  return metadata.annotations?.[ANNOTATIONS.chart] !== undefined;
}

/** Beyond this, further groups and members say nothing new about who owns a service. */
const MAX_TARGETS = 200;

/** Levels of groups below an owner that are looked into. */
const MAX_DEPTH = 5;

/** What the audit of one entity takes from the catalog. */
export interface CatalogEvidence {
  entity: Entity;
  /**
   * Owners of the entity, the groups below them, the members of all these, and what the entity
   * is part of, and the APIs that it provides.
   */
  related: Entity[];
}

/** Reads the catalog on behalf of the plugin itself. */
export class CatalogReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #filter: EntityFilterQuery;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    /** Which entities could link a chart. Default: components. */
    services?: EntityFilters;
  }): CatalogReader {
    return new CatalogReader(options);
  }

  private constructor(options: Parameters<typeof CatalogReader.create>[0]) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#filter = serviceFilter(options.services ?? DEFAULT_SERVICES);
  }

  /** How many entities {@link streamServices} meets. */
  async countServices(): Promise<number> {
    const { totalItems } = await this.#catalog.queryEntities(
      { filter: this.#filter, limit: 0 },
      await this.#asPlugin(),
    );
    return totalItems;
  }

  /** All services and what they are put together by, page by page, with what is kept of them. */
  async *streamServices(): AsyncGenerator<Entity[]> {
    yield* this.#catalog.streamEntities(
      { filter: this.#filter, fields: FACT_FIELDS },
      await this.#asPlugin(),
    );
  }

  /** An entity with its owners and their members, or nothing when it is gone. */
  async readEvidence(entityRef: string): Promise<CatalogEvidence | undefined> {
    const entity = await this.#catalog.getEntityByRef(
      entityRef,
      await this.#asPlugin(),
    );
    if (!entity) return undefined;
    const owners = await this.#readTargets([entity], RELATION_OWNED_BY);
    const groups = await this.#readGroups(owners);
    const members = await this.#readTargets(groups, RELATION_HAS_MEMBER);
    const systems = await this.#readTargets([entity], RELATION_PART_OF);
    const apis = await this.#readTargets([entity], RELATION_PROVIDES_API);
    return { entity, related: [...groups, ...members, ...systems, ...apis] };
  }

  /** Owners and the groups below them, each once. */
  async #readGroups(owners: Entity[]): Promise<Entity[]> {
    const groups = new Map(
      owners.map(each => [stringifyEntityRef(each), each]),
    );
    let level = owners;
    for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
      const below = await this.#readTargets(level, RELATION_PARENT_OF);
      level = below.filter(each => !groups.has(stringifyEntityRef(each)));
      level.forEach(each => groups.set(stringifyEntityRef(each), each));
    }
    return [...groups.values()];
  }

  async #readTargets(entities: Entity[], relation: string): Promise<Entity[]> {
    const refs = entities
      .flatMap(entity => entity.relations ?? [])
      .filter(({ type }) => type === relation)
      .map(({ targetRef }) => targetRef);
    const entityRefs = [...new Set(refs)].sort().slice(0, MAX_TARGETS);
    if (entityRefs.length === 0) return [];
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs },
      await this.#asPlugin(),
    );
    return items.filter(item => item !== undefined);
  }

  async #asPlugin() {
    return { credentials: await this.#auth.getOwnServiceCredentials() };
  }
}
