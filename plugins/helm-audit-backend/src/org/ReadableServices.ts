import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { EntityFilterQuery } from '@backstage/catalog-client';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ConditionalPolicyDecision,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import stableStringify from 'fast-json-stable-stringify';
import { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { isKey } from '../catalog/catalogFacts';
import { listServiceIds } from '../database/operations/org/listServiceIds';
import { EVERYTHING, Visibility } from './Visibility';

/** How long what a caller may read is remembered, in milliseconds. */
const REMEMBER_MS = 60_000;

/** Callers that are remembered at most. */
const MAX_CALLERS = 200;

/** Entities in one request to the catalog. */
const PAGE_SIZE = 2_000;

/** What a caller may read: as it is asked for, and once the catalog answered. */
interface Remembered {
  asked: Promise<Visibility>;
  answer?: Visibility;
}

const NOTHING: Visibility = { services: [], keys: new Set() };

/**
 * Finds out which services, groups, systems and domains a caller may read. Conditions on what
 * may be read are the catalog's to judge, so it is asked as the caller; its answer is remembered
 * for a minute.
 */
export class ReadableServices {
  readonly #options: Parameters<typeof ReadableServices.create>[0];
  readonly #remembered = new LRUCache<string, Remembered>({
    max: MAX_CALLERS,
    ttl: REMEMBER_MS,
    // Of many services it is large: what is out of date isn't kept until its place is needed.
    ttlAutopurge: true,
  });

  static create(options: {
    knex: Knex;
    catalog: CatalogService;
    permissions: PermissionsService;
    /** Entities that services and what they belong to are found among. */
    filter: EntityFilterQuery;
  }): ReadableServices {
    return new ReadableServices(options);
  }

  private constructor(options: Parameters<typeof ReadableServices.create>[0]) {
    this.#options = options;
  }

  /** What a caller may see, at most a minute ago. */
  async of(credentials: BackstageCredentials): Promise<Visibility> {
    const decision = await this.#decide(credentials);
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#remember(credentials, decision)
      : withoutConditions(decision);
  }

  /**
   * What a caller may see, where it is known without asking the catalog: to those who may see
   * all or nothing, and to those who asked about many services a minute ago.
   */
  async known(
    credentials: BackstageCredentials,
  ): Promise<Visibility | undefined> {
    const decision = await this.#decide(credentials);
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#remembered.get(keyOf(credentials, decision))?.answer
      : withoutConditions(decision);
  }

  async #decide(credentials: BackstageCredentials): Promise<PolicyDecision> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    return decision;
  }

  #remember(
    credentials: BackstageCredentials,
    decision: ConditionalPolicyDecision,
  ): Promise<Visibility> {
    const key = keyOf(credentials, decision);
    const known = this.#remembered.get(key);
    if (known) return known.asked;
    const remembered: Remembered = { asked: this.#ask(credentials) };
    this.#remembered.set(key, remembered);
    remembered.asked.then(
      answer => {
        remembered.answer = answer;
      },
      // What failed is asked again by the next.
      () => this.#remembered.delete(key),
    );
    return remembered.asked;
  }

  async #ask(credentials: BackstageCredentials): Promise<Visibility> {
    const { knex, catalog, filter } = this.#options;
    const readable = new Set<string>();
    const keys = new Set<string>();
    const pages = catalog.streamEntities(
      {
        filter,
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        pageSize: PAGE_SIZE,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const ref = stringifyEntityRef(entity);
        readable.add(ref);
        if (isKey(entity)) keys.add(ref);
      }
    }
    const ids = await listServiceIds(knex);
    return {
      services: ids
        .filter(({ entityRef }) => readable.has(entityRef))
        .map(({ id }) => id),
      keys,
    };
  }
}

function withoutConditions({ result }: PolicyDecision): Visibility {
  return result === AuthorizeResult.ALLOW ? EVERYTHING : NOTHING;
}

function keyOf(
  { principal }: BackstageCredentials,
  { conditions }: ConditionalPolicyDecision,
): string {
  return stableStringify([principal, conditions]);
}
