import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { CatalogReader, isLinked } from '../catalog/CatalogReader';
import { hashInputs } from '../catalog/entityHashes';
import { deleteMissing } from '../database/operations/queue/deleteMissing';
import { KnownEntity, listQueue } from '../database/operations/queue/listQueue';
import { markMissing } from '../database/operations/queue/markMissing';
import {
  DueAudit,
  upsertAudits,
} from '../database/operations/queue/upsertAudits';
import { Mirror } from './Mirror';

/** Above this many new audits at once, they are spread over time. */
const MANY = 500;
const SPREAD_MS = 10 * 60 * 1000;

/** How long data of an entity is kept after the entity or its link disappeared. */
const GRACE_MS = 24 * 60 * 60 * 1000;

/** Keeps the queue, and what is known of all services, in line with the catalog. */
export class Planner {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #catalog: CatalogReader;
  readonly #now: () => Date;

  static create(options: {
    knex: Knex;
    logger: LoggerService;
    catalog: CatalogReader;
    now: () => Date;
  }): Planner {
    return new Planner(options);
  }

  private constructor(options: Parameters<typeof Planner.create>[0]) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#catalog = options.catalog;
    this.#now = options.now;
  }

  /** Queues entities that are new or whose link changed, and takes in what the catalog says. */
  async queueLinked(signal?: AbortSignal): Promise<void> {
    await this.#queueLinked(signal);
  }

  /** Queues what is due, and sweeps entities that are gone. */
  async plan(signal?: AbortSignal): Promise<void> {
    const { linked, known, mirror } = await this.#queueLinked(signal);
    const gone = [...known.keys()].filter(ref => !linked.has(ref));
    await markMissing(this.#knex, gone, this.#now());
    const grace = new Date(this.#now().getTime() - GRACE_MS);
    const deleted = await deleteMissing(this.#knex, grace);
    await mirror.end(this.#now(), grace);
    if (deleted > 0) {
      this.#logger.info(
        `Deleted the data of ${deleted} entities that are gone`,
      );
    }
  }

  async #queueLinked(signal?: AbortSignal) {
    const known = await listQueue(this.#knex);
    const mirror = await Mirror.begin(this.#knex, this.#logger);
    const linked = new Set<string>();
    const due: DueAudit[] = [];
    for await (const page of this.#catalog.streamServices()) {
      signal?.throwIfAborted();
      await mirror.take(page);
      for (const entity of page.filter(isLinked)) {
        const entityRef = stringifyEntityRef(entity);
        const inputHash = hashInputs(entity);
        linked.add(entityRef);
        const reason = reasonToAudit(known.get(entityRef), inputHash);
        if (reason) {
          due.push({ entityRef, inputHash, reason, dueAt: this.#now() });
        }
      }
    }
    await upsertAudits(this.#knex, spread(due));
    if (due.length > 0) this.#logger.info(`Queued ${due.length} audits`);
    return { known, linked, mirror };
  }
}

function reasonToAudit(known: KnownEntity | undefined, inputHash: string) {
  if (!known) return 'new';
  return known.missing || known.inputHash !== inputHash ? 'changed' : undefined;
}

function spread(due: DueAudit[]): DueAudit[] {
  if (due.length <= MANY) return due;
  return due.map(audit => ({
    ...audit,
    dueAt: new Date(audit.dueAt.getTime() + Math.random() * SPREAD_MS),
  }));
}
