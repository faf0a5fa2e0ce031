import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { isLinked } from '../catalog/CatalogReader';
import { isKey, toCatalogKey, toCatalogService } from '../catalog/catalogFacts';
import { deleteOrgKeys } from '../database/operations/org/deleteOrgKeys';
import { deleteServices } from '../database/operations/org/deleteServices';
import { deleteUnlinked } from '../database/operations/org/deleteUnlinked';
import { listKnownServices } from '../database/operations/org/listKnownServices';
import {
  CatalogKey,
  listOrgKeys,
} from '../database/operations/org/listOrgKeys';
import { markServicesMissing } from '../database/operations/org/markServicesMissing';
import { recordSweep } from '../database/operations/org/recordSweep';
import { upsertOrgKeys } from '../database/operations/org/upsertOrgKeys';
import { upsertServices } from '../database/operations/org/upsertServices';
import { chunked } from '../database/tables';

/** Entities that are stored, or fail to be, together. */
const CHUNK_SIZE = 50;

/** Keeps what lists of many services say in line with the catalog, during one sweep over it. */
export class Mirror {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #services: Awaited<ReturnType<typeof listKnownServices>>;
  readonly #keys: Map<string, CatalogKey>;
  readonly #seenServices = new Set<string>();
  readonly #seenKeys = new Set<string>();
  #hasAllKeys = true;

  /** Begins a sweep. */
  static async begin(knex: Knex, logger: LoggerService): Promise<Mirror> {
    const keys = await listOrgKeys(knex);
    return new Mirror(
      knex,
      logger,
      await listKnownServices(knex),
      new Map(keys.map(key => [key.ref, key])),
    );
  }

  private constructor(
    knex: Knex,
    logger: LoggerService,
    services: Awaited<ReturnType<typeof listKnownServices>>,
    keys: Map<string, CatalogKey>,
  ) {
    this.#knex = knex;
    this.#logger = logger;
    this.#services = services;
    this.#keys = keys;
  }

  /** Stores what is new or changed among some entities. */
  async take(entities: Entity[]): Promise<void> {
    const keys = entities.filter(isKey).map(toCatalogKey);
    const services = entities
      .filter(entity => !isKey(entity) || isLinked(entity))
      .map(toCatalogService);
    keys.forEach(({ ref }) => this.#seenKeys.add(ref));
    services.forEach(({ entityRef }) => this.#seenServices.add(entityRef));
    const hasKeys = await this.#store(
      keys.filter(key => differs(key, this.#keys.get(key.ref))),
      upsertOrgKeys,
    );
    this.#hasAllKeys &&= hasKeys;
    await this.#store(
      services.filter(({ entityRef, hash }) => {
        const known = this.#services.get(entityRef);
        return !known || known.missing || known.hash !== hash;
      }),
      upsertServices,
    );
  }

  /** Ends a sweep: what wasn't met is hidden, and deleted when it has been gone for long. */
  async end(now: Date, missingBefore: Date): Promise<void> {
    await deleteOrgKeys(this.#knex, without(this.#keys, this.#seenKeys));
    await markServicesMissing(
      this.#knex,
      without(this.#services, this.#seenServices),
      now,
    );
    await deleteUnlinked(this.#knex);
    await deleteServices(this.#knex, missingBefore);
    await recordSweep(this.#knex, this.#hasAllKeys);
  }

  /**
   * What the database doesn't take must not end the sweep: it queues the audits of all others.
   *
   * @returns whether all was stored
   */
  async #store<T>(
    rows: T[],
    store: (knex: Knex, rows: T[]) => Promise<void>,
  ): Promise<boolean> {
    let isStored = true;
    for (const chunk of chunked(rows, CHUNK_SIZE)) {
      try {
        await store(this.#knex, chunk);
      } catch (error) {
        isStored = false;
        this.#logger.warn(
          `What the catalog says of ${chunk.length} entities could not be stored, the next sweep tries again: ${error}`,
        );
      }
    }
    return isStored;
  }
}

/** Keys of a map that are not among those that were seen. */
function without(
  known: ReadonlyMap<string, unknown>,
  seen: ReadonlySet<string>,
): string[] {
  return [...known.keys()].filter(key => !seen.has(key));
}

function differs(key: CatalogKey, known: CatalogKey | undefined): boolean {
  return !known || known.title !== key.title || known.parent !== key.parent;
}
