import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  EntityScorecard,
  ScorecardsResponse,
} from '@helm-audit/plugin-helm-audit-common';
import { buildScorecard } from './buildScorecard';
import { TechInsights, TechInsightsAbsentError } from './TechInsights';

const NOT_INSTALLED =
  'Tech Insights is not installed, or has no fact checker: add @backstage-community/plugin-tech-insights-backend, its module jsonfc and @helm-audit/plugin-tech-insights-backend-module-helm-audit to the backend.';

const NOT_CONFIGURED =
  'Tech Insights has no checks for bronze, silver and gold: load app-config.helm-audit.yaml of @helm-audit/plugin-tech-insights-backend-module-helm-audit.';

const NO_ANSWER =
  'Tech Insights did not answer: try again, or look into its log.';

/** Tells how far services have come, as Tech Insights judges it. */
export class ScorecardService {
  readonly #options: Parameters<typeof ScorecardService.create>[0];

  static create(options: {
    catalog: CatalogService;
    techInsights: TechInsights;
    logger: LoggerService;
    /** How long Tech Insights may take, in milliseconds. */
    timeoutMs: number;
  }): ScorecardService {
    return new ScorecardService(options);
  }

  private constructor(options: Parameters<typeof ScorecardService.create>[0]) {
    this.#options = options;
  }

  /**
   * Scorecards in the order of the references, without those of entities that the caller may
   * not read: Tech Insights itself tells everybody about all.
   *
   * @param entityRefs - full references in lower case, each once
   */
  async getScorecards(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<ScorecardsResponse> {
    const readable = await this.#filterReadable(entityRefs, credentials);
    try {
      const items = await this.#ask(readable);
      return items
        ? { state: 'available', items }
        : { state: 'absent', reason: NOT_CONFIGURED, items: [] };
    } catch (error) {
      if (error instanceof TechInsightsAbsentError) {
        return { state: 'absent', reason: NOT_INSTALLED, items: [] };
      }
      this.#options.logger.warn('Scorecards are unavailable', toError(error));
      return { state: 'unavailable', reason: NO_ANSWER, items: [] };
    }
  }

  /** @returns undefined where no check is part of the scorecard */
  async #ask(entityRefs: string[]): Promise<EntityScorecard[] | undefined> {
    const { techInsights, timeoutMs, logger } = this.#options;
    const signal = AbortSignal.timeout(timeoutMs);
    const checks = await techInsights.getChecks(signal);
    if (checks.length === 0) return undefined;
    // Nobody must not be asked about: Tech Insights takes that for everybody.
    if (entityRefs.length === 0) return [];
    const ids = checks.map(({ id }) => id);
    const answers = await techInsights.runChecks(entityRefs, ids, signal);
    const failed = answers.find(({ error }) => error !== undefined);
    if (failed) {
      logger.warn(
        `Tech Insights could not check ${failed.entity}: ${JSON.stringify(
          failed.error,
        )}`,
      );
    }
    const byRef = new Map(answers.map(answer => [answer.entity, answer]));
    return entityRefs.map(entityRef =>
      buildScorecard(entityRef, checks, byRef.get(entityRef)),
    );
  }

  async #filterReadable(
    entityRefs: string[],
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    if (entityRefs.length === 0) return [];
    const { items } = await this.#options.catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials },
    );
    return entityRefs.filter((_, index) => items[index] !== undefined);
  }
}
