import { TechInsightFact } from '@backstage-community/plugin-tech-insights-node';
import {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { OrgApi, OrgClient } from '@helm-audit/plugin-helm-audit-common';
import { DateTime } from 'luxon';
import { toFact } from '../facts/toFact';

/** Entities that are asked for at once. */
export const PAGE_SIZE = 200;

/** What the retriever works with; fits Tech Insights' retriever context. */
export interface RetrieverContext {
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
}

/**
 * The facts of all audited entities, fetched from the helm-audit backend page by page, or none
 * at all: Tech Insights swallows what a retriever throws and keeps what it had, which is better
 * than the facts of some entities beside the missing ones of others.
 *
 * @throws Error when a page can't be had; it is logged as well
 */
export async function retrieveFacts(
  context: RetrieverContext,
  now: () => DateTime = () => DateTime.now(),
): Promise<TechInsightFact[]> {
  const api = createApi(context);
  const retrievedAt = now();
  const facts: TechInsightFact[] = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(api, cursor).catch(error => {
      const problem = new ForwardedError(
        `No facts of Helm charts are written in this run: helm-audit did not give the figures after the first ${facts.length} entities. The facts of the last run stay`,
        error,
      );
      context.logger.error(problem.message);
      throw problem;
    });
    for (const item of page.items) facts.push(toFact(item, retrievedAt));
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  if (facts.length === 0) {
    context.logger.info(
      'No chart is audited yet: there are no facts to write, and Tech Insights removes none',
    );
  }
  return facts;
}

function readPage(api: OrgApi, cursor: string | undefined) {
  return api.getFacts({ cursor, limit: PAGE_SIZE });
}

/** The API with the plugin's own credentials, anew for each page, as tokens end. */
function createApi({ auth, discovery }: RetrieverContext): OrgApi {
  return new OrgClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'helm-audit',
        });
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
