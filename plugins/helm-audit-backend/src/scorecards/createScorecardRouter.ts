import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ScorecardsResponse } from '@helm-audit/plugin-helm-audit-common';
import express, { Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { ScorecardService } from './ScorecardService';

/** Entities that can be asked about at once. */
const MAX_ENTITIES = 100;

/** Longest entity reference: kind, namespace and name of 63 letters each. */
const MAX_REF = 3 * 63 + 2;

const bodySchema = z.object({
  entityRefs: z.array(z.string().max(MAX_REF)).max(MAX_ENTITIES),
});

/** The route of the scorecards, as schema/openapi.yaml describes it. */
export function createScorecardRouter(options: {
  service: ScorecardService;
  httpAuth: HttpAuthService;
}): express.Router {
  const router = Router();
  router.post(
    '/v1/org/scorecards',
    express.json(),
    async (req, res: Response<ScorecardsResponse>) => {
      const credentials = await options.httpAuth.credentials(req, {
        allow: ['user', 'service'],
      });
      const entityRefs = readEntityRefs(req.body);
      res.json(await options.service.getScorecards(entityRefs, credentials));
    },
  );
  return router;
}

/** Full references in lower case, each once. */
function readEntityRefs(body: unknown): string[] {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    throw new InputError(`Invalid request: ${issues.join('; ')}`);
  }
  const refs = parsed.data.entityRefs.map(ref => {
    try {
      return stringifyEntityRef(parseEntityRef(ref));
    } catch {
      throw new InputError(
        `Invalid request: entityRefs: ${JSON.stringify(
          ref,
        )} is no entity reference such as component:default/shop`,
      );
    }
  });
  return [...new Set(refs)];
}
