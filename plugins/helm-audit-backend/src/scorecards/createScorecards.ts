import {
  AuthService,
  DiscoveryService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import express from 'express';
import { createScorecardRouter } from './createScorecardRouter';
import { ScorecardService } from './ScorecardService';
import { TechInsights } from './TechInsights';

/** How long a page waits for Tech Insights. */
const TIMEOUT_MS = 5000;

/** The scorecards with all that they need. */
export function createScorecards(deps: {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
}): express.Router {
  const { catalog, logger, httpAuth } = deps;
  const service = ScorecardService.create({
    catalog,
    logger,
    techInsights: new TechInsights(deps),
    timeoutMs: TIMEOUT_MS,
  });
  return createScorecardRouter({ service, httpAuth });
}
