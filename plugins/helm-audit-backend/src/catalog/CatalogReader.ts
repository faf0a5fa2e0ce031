import { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
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

const LINKED = {
  [`metadata.annotations.${ANNOTATIONS.chart}`]: CATALOG_FILTER_EXISTS,
};

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

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): CatalogReader {
    return new CatalogReader(options);
  }

  private constructor(options: Parameters<typeof CatalogReader.create>[0]) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** How many entities link a chart. */
  async countLinked(): Promise<number> {
    const { totalItems } = await this.#catalog.queryEntities(
      { filter: LINKED, limit: 0 },
      await this.#asPlugin(),
    );
    return totalItems;
  }

  /** All entities that link a chart, page by page, with what tells where it lies. */
  async *streamLinked(): AsyncGenerator<Entity[]> {
    yield* this.#catalog.streamEntities(
      {
        filter: LINKED,
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      },
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
