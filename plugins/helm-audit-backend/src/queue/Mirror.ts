import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
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
import { upsertOrgKeys } from '../database/operations/org/upsertOrgKeys';
import { upsertServices } from '../database/operations/org/upsertServices';

/** Keeps what lists of many services say in line with the catalog, during one sweep over it. */
export class Mirror {
  readonly #knex: Knex;
  readonly #services: Awaited<ReturnType<typeof listKnownServices>>;
  readonly #keys: Map<string, CatalogKey>;
  readonly #seen = new Set<string>();

  /** Begins a sweep. */
  static async begin(knex: Knex): Promise<Mirror> {
    const keys = await listOrgKeys(knex);
    return new Mirror(
      knex,
      await listKnownServices(knex),
      new Map(keys.map(key => [key.ref, key])),
    );
  }

  private constructor(
    knex: Knex,
    services: Awaited<ReturnType<typeof listKnownServices>>,
    keys: Map<string, CatalogKey>,
  ) {
    this.#knex = knex;
    this.#services = services;
    this.#keys = keys;
  }

  /** Stores what is new or changed among some entities. */
  async take(entities: Entity[]): Promise<void> {
    const keys = entities.filter(isKey).map(toCatalogKey);
    keys.forEach(({ ref }) => this.#seen.add(ref));
    await upsertOrgKeys(
      this.#knex,
      keys.filter(key => differs(key, this.#keys.get(key.ref))),
    );
    const services = entities
      .filter(entity => !isKey(entity))
      .map(toCatalogService);
    services.forEach(({ entityRef }) => this.#seen.add(entityRef));
    await upsertServices(
      this.#knex,
      services.filter(({ entityRef, hash }) => {
        const known = this.#services.get(entityRef);
        return !known || known.missing || known.hash !== hash;
      }),
    );
  }

  /** Ends a sweep: what wasn't met is hidden, and deleted when it has been gone for long. */
  async end(now: Date, missingBefore: Date): Promise<void> {
    const unseen = (refs: Iterable<string>) =>
      [...refs].filter(ref => !this.#seen.has(ref));
    await deleteOrgKeys(this.#knex, unseen(this.#keys.keys()));
    await markServicesMissing(this.#knex, unseen(this.#services.keys()), now);
    await deleteServices(this.#knex, missingBefore);
    await deleteUnlinked(this.#knex);
  }
}

function differs(key: CatalogKey, known: CatalogKey | undefined): boolean {
  return !known || known.title !== key.title || known.parent !== key.parent;
}
