import { get as httpGet, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { createDatabases } from '../__testUtils__/databases';
import { buildService, storeOrg } from '../__testUtils__/org';
import { startOrg } from '../__testUtils__/orgBackend';
import { AuthorizedOrgService } from './AuthorizedOrgService';
import { createOrgRouter } from './orgRouter';

jest.setTimeout(60_000);

describe('answers about many services as CSV', () => {
  const databases = createDatabases();

  const start = async () => startOrg(await databases.init('SQLITE_3'));

  it('writes CSV that spreadsheets run nothing of', async () => {
    const { get } = await start();
    const { text, headers } = await get('/v1/org/csv/services?order=-score');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="helm-audit-services.csv"',
    );
    const [header, first] = text.split('\n');
    expect(header).toMatch(
      /^service,title,owner,.*,supply_chain,.*audited_at$/,
    );
    expect(first).toMatch(
      /^component:default\/shop,'=1\+1,group:default\/team,/,
    );
    expect(text.trim().split('\n')).toHaveLength(4);

    const heatmap = await get('/v1/org/csv/heatmap?by=group');
    expect(heatmap.text).toContain("group:default/team,'=The team,");
    const spread = await get('/v1/org/csv/distribution');
    expect(spread.text.split('\n')).toEqual([
      'from,to,services',
      ...[0, 1, 0, 0, 0, 0, 0, 0, 2].map((n, from) => `${from},${from}.9,${n}`),
      '9,10,0',
      '',
    ]);
    const trend = await get('/v1/org/csv/trend?period=7');
    expect(trend.text).toMatch(
      /^week,steady_score,steady_services,score,services\n\d{4}-\d\d-\d\d,,0,/,
    );
    const slo = await get('/v1/org/csv/slo');
    expect(slo.text.split('\n')).toEqual([
      'signal,none,dashboard,canary,alert,slo,unknown',
      'latency,0,0,0,0,3,0',
      'traffic,0,0,0,0,0,3',
      'errors,3,0,0,0,0,0',
      'saturation,0,0,0,0,0,3',
      '',
    ]);
    const usage = await get('/v1/org/csv/usage?kind=image&name=redis');
    expect(usage.text).toContain('image,redis,7,component:default/open,');
    const ownership = await get('/v1/org/csv/ownership');
    expect(ownership.text).toContain(
      ',on-call,no-on-call,met,met,met,missing,',
    );
  });

  it('writes all rows of a heatmap as CSV, of which a page shows 500', async () => {
    const { knex, get } = await start();
    await storeOrg(
      knex,
      Array.from({ length: 501 }, (_, index) =>
        buildService(`s${index}`, { group: `group:default/g${index}` }),
      ),
    );
    const { body } = await get('/v1/org/heatmap?by=group');
    expect(body.rows).toHaveLength(500);
    expect(body.truncated).toBe(true);
    const { text } = await get('/v1/org/csv/heatmap?by=group');
    // The names of the columns, and the three groups and the row without one beside.
    expect(text.trim().split('\n')).toHaveLength(1 + 501 + 4);
  });
});

describe('CSV of a list without end', () => {
  let server: Server;

  afterEach(() => new Promise(resolve => server.close(resolve)));

  const ITEMS = Array.from({ length: 500 }, (_, index) => ({
    entityRef: `component:default/service-${index}`,
    findings: {},
    dimensions: {},
  }));

  /** Serves services page by page. */
  function serve(readPage: () => void) {
    const services = async () => {
      readPage();
      return { items: ITEMS, totalItems: 1, pageInfo: { nextCursor: 'next' } };
    };
    const logger = mockServices.logger.mock();
    const app = express().use(
      createOrgRouter({
        service: { services } as unknown as AuthorizedOrgService,
        httpAuth: mockServices.httpAuth(),
        logger,
      }),
    );
    server = app.listen(0);
    const { port } = server.address() as AddressInfo;
    return { logger, url: `http://127.0.0.1:${port}/v1/org/csv/services` };
  }

  it('is read at the pace of the client, and no longer than it listens', async () => {
    let pages = 0;
    const { logger, url } = serve(() => {
      pages += 1;
    });
    await new Promise<void>(resolve => {
      const client = httpGet(url, response => {
        response.once('data', () => {
          client.destroy();
          resolve();
        });
      });
    });
    await new Promise<void>(resolve => {
      server.getConnections(function check(_, count) {
        if (count === 0) resolve();
        else setImmediate(() => server.getConnections(check));
      });
    });
    const readByThen = pages;
    await new Promise(resolve => setImmediate(resolve));
    await new Promise(resolve => setImmediate(resolve));
    expect(pages).toBeLessThanOrEqual(readByThen + 1);
    expect(pages).toBeLessThan(100);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('breaks off and is logged when a later page fails', async () => {
    let pages = 0;
    const { logger, url } = serve(() => {
      pages += 1;
      if (pages === 3) throw new Error('The database is down');
    });
    const logged = new Promise<void>(resolve => {
      logger.error.mockImplementation(() => resolve());
    });
    const isWhole = await new Promise(resolve => {
      httpGet(url, response => {
        response.once('error', () => resolve(false));
        response.resume().once('end', () => resolve(true));
      }).once('error', () => resolve(false));
    });
    expect(isWhole).toBe(false);
    await logged;
    expect(logger.error).toHaveBeenCalledWith(
      'Writing services as CSV failed midway',
      expect.objectContaining({ message: 'The database is down' }),
    );
  });
});
