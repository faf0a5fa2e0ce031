import {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { SummariesResponse } from '@helm-audit/plugin-helm-audit-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';
import { parse } from './requests';
import { AuthorizedAuditService } from './service/AuthorizedAuditService';

/** Longest kind, namespace or name that the catalog knows. */
const MAX_PART = 63;

const entitySchema = z.object({
  kind: z.string().max(MAX_PART),
  namespace: z.string().max(MAX_PART),
  name: z.string().max(MAX_PART),
});

const pageSchema = z.object({
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** What the router works with. */
export interface RouterOptions {
  service: AuthorizedAuditService;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** The REST API, as schema/openapi.yaml describes it. */
export function createRouter(options: RouterOptions): express.Router {
  const { service, httpAuth } = options;
  const credentialsOf = (req: Request) =>
    httpAuth.credentials(req, { allow: ['user', 'service'] });
  const router = Router();

  router.get('/v1/summaries', async (req, res: Response<SummariesResponse>) => {
    const { cursor, limit } = parse(pageSchema, req.query);
    const { items, next } = await service.listSummaries(
      { after: cursor && decodeCursor(cursor), limit },
      await credentialsOf(req),
    );
    res.json({
      items,
      pageInfo: next ? { nextCursor: encodeCursor(next) } : {},
    });
  });

  const answer =
    <T>(read: (ref: string, caller: BackstageCredentials) => Promise<T>) =>
    async (req: Request, res: Response<T>) => {
      res.json(await read(entityRefOf(req), await credentialsOf(req)));
    };
  const route = '/v1/entities/:kind/:namespace/:name';
  router.get(`${route}/summary`, answer(service.getSummary.bind(service)));
  router.get(`${route}/report`, answer(service.getReport.bind(service)));
  router.get(`${route}/history`, answer(service.getHistory.bind(service)));

  router.post(`${route}/audits`, async (req, res) => {
    const entityRef = entityRefOf(req);
    const summary = await recorded(options.auditor, req, entityRef, async () =>
      service.requestAudit(entityRef, await credentialsOf(req)),
    );
    res.status(202).json(summary);
  });

  return router;
}

/** Makes a request for an audit known to Backstage's auditor, with what became of it. */
async function recorded<T>(
  auditor: AuditorService,
  request: Request,
  entityRef: string,
  action: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId: 'audit-trigger',
    severityLevel: 'medium',
    request,
    meta: { entityRef },
  });
  try {
    const result = await action();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({ error: toError(error) });
    throw error;
  }
}

/** The entity that a request is about; references are the same in any case of letters. */
function entityRefOf(req: Request): string {
  return stringifyEntityRef(parse(entitySchema, req.params));
}
