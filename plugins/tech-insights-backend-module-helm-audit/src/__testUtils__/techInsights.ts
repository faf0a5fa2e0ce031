import { readFileSync } from 'node:fs';
import techInsights from '@backstage-community/plugin-tech-insights-backend';
import jsonRulesEngine from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  DatabaseService,
  resolvePackagePath,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { AuditFacts } from '@helm-audit/plugin-helm-audit-common';
import Router from 'express-promise-router';
import request from 'supertest';
import { parse } from 'yaml';
import module from '..';

/** The configuration that the module ships. */
export function shippedConfig(): JsonObject {
  const file = resolvePackagePath(
    '@helm-audit/plugin-tech-insights-backend-module-helm-audit',
    'app-config.helm-audit.yaml',
  );
  return parse(readFileSync(file, 'utf8'));
}

/** Answers a request for a page of figures. */
export type FactsRoute = (query: { cursor?: string; limit: number }) => {
  items: AuditFacts[];
  next?: string;
};

/** Cuts pages out of a list; the cursor is a number. */
export function pagesOf(all: () => AuditFacts[]): FactsRoute {
  return ({ cursor = '0', limit }) => {
    const from = Number(cursor);
    const to = from + limit;
    return {
      items: all().slice(from, to),
      next: to < all().length ? String(to) : undefined,
    };
  };
}

/** A helm-audit backend with nothing but the route that the retriever asks. */
function createHelmAudit(answer: FactsRoute) {
  return createBackendPlugin({
    pluginId: 'helm-audit',
    register(env) {
      env.registerInit({
        deps: {
          httpRouter: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ httpRouter, httpAuth }) {
          const router = Router();
          router.get('/v1/org/facts', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['service'] });
            const { items, next } = answer({
              cursor: req.query.cursor as string | undefined,
              limit: Number(req.query.limit),
            });
            res.json({
              items,
              totalItems: items.length,
              pageInfo: next ? { nextCursor: next } : {},
            });
          });
          httpRouter.use(router);
        },
      });
    },
  });
}

/** Tech Insights as it is, with the module, beside a small helm-audit backend. */
export async function startTechInsights(
  answer: FactsRoute,
  logger: RootLoggerService,
  options: { config?: JsonObject; database?: DatabaseService } = {},
) {
  const { config = shippedConfig(), database } = options;
  const scheduler = mockServices.scheduler();
  const { server } = await startTestBackend({
    features: [
      techInsights,
      jsonRulesEngine,
      module,
      createHelmAudit(answer),
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({ data: config }),
      database
        ? createServiceFactory({
            service: coreServices.database,
            deps: {},
            factory: () => database,
          })
        : mockServices.database.factory(),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
    ],
  });
  return {
    retrieve: () => scheduler.triggerTask('helmAudit'),
    /** Results of checks by entity, then by check. */
    async run(entities: string[], checks?: string[]) {
      const { status, body } = await request(server)
        .post('/api/tech-insights/checks/run')
        .send({ entities, checks });
      if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
      return body as Array<{ entity: string; error?: object; results: any[] }>;
    },
    async schemas() {
      const { body } = await request(server).get(
        '/api/tech-insights/fact-schemas',
      );
      return body as any[];
    },
    async latest(entity: string) {
      const { body } = await request(server)
        .get('/api/tech-insights/facts/latest')
        .query({ entity, ids: 'helmAudit' });
      return body.helmAudit;
    },
  };
}
