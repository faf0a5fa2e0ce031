import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { SummariesResponse } from '@helm-audit/plugin-helm-audit-common';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';
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

  const entityRoute = '/v1/entities/:kind/:namespace/:name';

  router.get(`${entityRoute}/summary`, async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await service.getSummary(entityRefOf(req), credentials));
  });

  router.get(`${entityRoute}/report`, async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await service.getReport(entityRefOf(req), credentials));
  });

  router.get(`${entityRoute}/history`, async (req, res) => {
    const credentials = await credentialsOf(req);
    res.json(await service.getHistory(entityRefOf(req), credentials));
  });

  router.post(`${entityRoute}/audits`, async (req, res) => {
    const entityRef = entityRefOf(req);
    const event = await options.auditor.createEvent({
      eventId: 'audit-trigger',
      severityLevel: 'medium',
      request: req,
      meta: { entityRef },
    });
    try {
      const credentials = await credentialsOf(req);
      const summary = await service.requestAudit(entityRef, credentials);
      await event.success();
      res.status(202).json(summary);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });

  return router;
}

/** The entity that a request is about; references are the same in any case of letters. */
function entityRefOf(req: Request): string {
  return stringifyEntityRef(parse(entitySchema, req.params));
}

function parse<T extends z.ZodTypeAny>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issues = result.error.issues.map(
    issue => `${issue.path.join('.')}: ${issue.message}`,
  );
  throw new InputError(`Invalid request: ${issues.join('; ')}`);
}
