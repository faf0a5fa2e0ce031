import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogReader } from '../catalog/CatalogReader';
import { Planner } from './Planner';

/** Looks without news after which the catalog counts as filled. */
const QUIET_LOOKS = 40;

/**
 * Queues entities while the catalog fills after a start, so that first audits don't wait
 * for the planner's schedule. Ends itself once no more entities arrive.
 */
export class WarmUp {
  readonly #catalog: CatalogReader;
  readonly #planner: Planner;
  readonly #logger: LoggerService;
  readonly #ended = new AbortController();
  #count = 0;
  #quietLooks = 0;

  static create(options: {
    catalog: CatalogReader;
    planner: Planner;
    logger: LoggerService;
  }): WarmUp {
    return new WarmUp(options);
  }

  private constructor(options: Parameters<typeof WarmUp.create>[0]) {
    this.#catalog = options.catalog;
    this.#planner = options.planner;
    this.#logger = options.logger;
  }

  /** Aborted when there is nothing more to look for. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Looks once whether services, or what they belong to, have arrived or left. */
  async look(signal: AbortSignal): Promise<void> {
    try {
      const count = await this.#catalog.countServices();
      if (count !== this.#count) {
        await this.#planner.queueLinked(signal);
        this.#count = count;
        this.#quietLooks = 0;
        return;
      }
    } catch (error) {
      this.#logger.debug(`The catalog can't be read yet: ${error}`);
    }
    this.#quietLooks += 1;
    if (this.#quietLooks >= QUIET_LOOKS) this.#ended.abort();
  }
}
