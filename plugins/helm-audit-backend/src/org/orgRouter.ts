import { pipeline } from 'node:stream/promises';
import {
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { OrgCsv } from '@helm-audit/plugin-helm-audit-common';
import { stringify } from 'csv-stringify';
import express, { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { parse } from '../requests';
import { AuthorizedOrgService } from './AuthorizedOrgService';
import { CsvLists, CsvRows } from './csv';
import { CSV_QUERIES, ORG_QUERIES } from './queries';

/** Rows of a heatmap that a page is given at most; its CSV has all. */
const MAX_HEATMAP_ROWS = 500;

/** What the router works with. */
export interface OrgRouterOptions {
  service: AuthorizedOrgService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
}

/** The part of the REST API that tells about many services, as schema/openapi.yaml describes it. */
export function createOrgRouter(options: OrgRouterOptions): express.Router {
  const { service, logger } = options;
  const router = Router();
  const callerOf = (req: Request) =>
    options.httpAuth.credentials(req, { allow: ['user', 'service'] });

  const ask = <Schema extends z.ZodTypeAny, Answer>(
    path: string,
    schema: Schema,
    answer: (
      query: z.output<Schema>,
      caller: BackstageCredentials,
    ) => Promise<Answer>,
  ) =>
    router.get(`/v1/org/${path}`, async (req, res: Response<Answer>) => {
      const query = parse(schema, req.query);
      res.json(await answer(query, await callerOf(req)));
    });
  ask('facets', ORG_QUERIES.facets, service.facets);
  ask('heatmap', ORG_QUERIES.heatmap, (query, caller) =>
    service.heatmap({ ...query, limit: MAX_HEATMAP_ROWS }, caller),
  );
  ask('tiers', ORG_QUERIES.tiers, service.tierAverages);
  ask('distribution', ORG_QUERIES.filter, service.distribution);
  ask('movement', ORG_QUERIES.movement, service.movement);
  ask('gaps', ORG_QUERIES.gaps, service.gaps);
  ask('services', ORG_QUERIES.services, service.services);
  ask('unlinked', ORG_QUERIES.filter, service.unlinked);
  ask('ownership/funnel', ORG_QUERIES.filter, service.ownershipFunnel);
  ask('ownership/gaps', ORG_QUERIES.ownershipGaps, service.ownershipGaps);
  ask('slo', ORG_QUERIES.filter, service.slo);
  ask('usage', ORG_QUERIES.usage, service.usage);
  ask('usage/services', ORG_QUERIES.usageServices, service.usageServices);
  ask('facts', ORG_QUERIES.facts, service.facts);

  const write = <List extends OrgCsv>(
    list: List,
    rowsOf: (
      lists: CsvLists,
      query: z.output<(typeof CSV_QUERIES)[List]>,
    ) => CsvRows,
  ) =>
    router.get(`/v1/org/csv/${list}`, async (req, res) => {
      const query = parse(CSV_QUERIES[list], req.query);
      const lists = new CsvLists(service, await callerOf(req));
      await sendCsv(res, list, rowsOf(lists, query), logger);
    });
  write('services', (lists, query) => lists.services(query));
  write('heatmap', (lists, query) => lists.heatmap(query));
  write('distribution', (lists, query) => lists.distribution(query));
  write('trend', (lists, query) => lists.trend(query));
  write('gaps', (lists, query) => lists.gaps(query));
  write('ownership', (lists, query) => lists.ownership(query));
  write('slo', (lists, query) => lists.slo(query));
  write('usage', (lists, query) => lists.usage(query));

  return router;
}

/**
 * Sends rows as CSV (RFC 4180) while they are read, at the pace of the client and no longer than
 * it listens. Cells that a spreadsheet would take for a formula are escaped.
 */
async function sendCsv(
  res: Response,
  name: string,
  rows: CsvRows,
  logger: LoggerService,
): Promise<void> {
  // What fails before the first row is answered as any other request.
  const first = await rows.next();
  res.attachment(`helm-audit-${name}.csv`);
  const csv = stringify({ escape_formulas: true, cast: { boolean: String } });
  await pipeline(withFirst(first, rows), csv, res).catch(error => {
    // The client went away.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    // Too late for an answer: the pipeline broke off the response, so the client sees it fail.
    logger.error(`Writing ${name} as CSV failed midway`, toError(error));
  });
}

async function* withFirst<T>(
  first: IteratorResult<T>,
  rest: AsyncGenerator<T>,
) {
  if (!first.done) yield first.value;
  yield* rest;
}
