import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { SCORECARD_LEVELS } from '@helm-audit/plugin-helm-audit-common';
import { z } from 'zod';
import { conditionSchema } from './conditions';

const levelSchema = z.object({
  helmAudit: z.object({ level: z.enum(SCORECARD_LEVELS) }),
});

const checksSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    metadata: z.unknown(),
    filter: z.unknown(),
  }),
);

const resultsSchema = z.array(
  z.object({
    entity: z.string(),
    error: z.unknown(),
    results: z.array(
      z.object({
        facts: z.record(z.object({ value: z.unknown() })),
        result: z.boolean(),
        check: z.object({
          id: z.string(),
          rule: z.object({ conditions: conditionSchema }),
        }),
      }),
    ),
  }),
);

/** A check that is part of the scorecard, as it is configured in Tech Insights. */
export interface ConfiguredCheck {
  id: string;
  name: string;
  description: string;
  level: (typeof SCORECARD_LEVELS)[number];
  /** Whether it is asked of some entities only. */
  filtered: boolean;
}

/** What came of the checks of one entity. */
export type EntityResults = z.output<typeof resultsSchema>[number];

/** Tech Insights is not there, or has no fact checker. */
export class TechInsightsAbsentError extends Error {}

/** Asks Tech Insights, with the plugin's own credentials. */
export class TechInsights {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /** The checks that name a level of the scorecard, by level, then as they are configured. */
  async getChecks(signal: AbortSignal): Promise<ConfiguredCheck[]> {
    const checks = checksSchema.parse(await this.#ask('/checks', { signal }));
    return checks
      .flatMap(({ metadata, filter, ...check }) => {
        const marked = levelSchema.safeParse(metadata);
        if (!marked.success) return [];
        const { level } = marked.data.helmAudit;
        return [{ ...check, level, filtered: filter !== undefined }];
      })
      .sort((a, b) => rankOf(a) - rankOf(b));
  }

  async runChecks(
    entities: string[],
    checks: string[],
    signal: AbortSignal,
  ): Promise<EntityResults[]> {
    return resultsSchema.parse(
      await this.#ask('/checks/run', {
        signal,
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ entities, checks }),
      }),
    );
  }

  /** @throws TechInsightsAbsentError when there is nobody to ask */
  async #ask(path: string, init: RequestInit): Promise<unknown> {
    const baseUrl = await this.#discovery.getBaseUrl('tech-insights');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'tech-insights',
    });
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    const response = await fetch(`${baseUrl}${path}`, { ...init, headers });
    if (isAbsent(response)) throw new TechInsightsAbsentError();
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

function rankOf({ level }: ConfiguredCheck): number {
  return SCORECARD_LEVELS.indexOf(level);
}

/** Where no plugin answers, the app may: with its page, and as if all were well. */
function isAbsent({ status, headers }: Response): boolean {
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  return status === 404 || (status === 200 && !isJson);
}
