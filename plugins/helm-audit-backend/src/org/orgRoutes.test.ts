import { get as httpGet, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import request from 'supertest';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { Contract } from '../__testUtils__/contract';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildOwnership,
  buildScored,
  buildService,
  storeOrg,
  storeReport,
} from '../__testUtils__/org';
import { buildReport } from '../__testUtils__/report';
import { helmAuditPlugin } from '../plugin';
import { TASKS } from '../queue/createQueue';
import { createOrgRouter } from './orgRouter';

jest.setTimeout(60_000);

/** Sees no entity whose name begins with `secret`, by the conditions of the policy. */
const STRANGER = mockCredentials.user.header('user:default/stranger');
/** Is refused by the policy. */
const NOBODY = mockCredentials.user.header('user:default/nobody');

function entity(
  kind: string,
  name: string,
  relations: Record<string, string>,
  more: { title?: string; link?: string; tags?: string[] } = {},
): Entity {
  const built = buildEntity(name, {
    kind,
    link: more.link,
    relations: Object.entries(relations).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  });
  return {
    ...built,
    metadata: { ...built.metadata, title: more.title, tags: more.tags },
    spec: { lifecycle: 'production' },
  };
}

/**
 * company ← secret-department ← team: the two ends are readable. The services `secret-pay` and
 * `open` belong to the department, `shop` to the team.
 */
const ENTITIES = [
  entity('Group', 'company', {}, { title: 'The company' }),
  entity(
    'Group',
    'secret-department',
    { childOf: 'group:default/company' },
    { title: 'Hidden title' },
  ),
  entity(
    'Group',
    'team',
    { childOf: 'group:default/secret-department' },
    { title: '=The team' },
  ),
  entity('Domain', 'money', {}, { title: 'Money' }),
  entity(
    'System',
    'secret-system',
    { partOf: 'domain:default/secret-domain' },
    { title: 'Hidden system' },
  ),
  entity('Domain', 'secret-domain', { partOf: 'domain:default/money' }),
  entity(
    'Component',
    'shop',
    { ownedBy: 'group:default/team', partOf: 'system:default/secret-system' },
    { link: '.', title: '=1+1', tags: ['seen'] },
  ),
  entity(
    'Component',
    'open',
    { ownedBy: 'group:default/secret-department' },
    { link: '.' },
  ),
  entity(
    'Component',
    'secret-pay',
    { ownedBy: 'group:default/secret-department' },
    { link: '.', tags: ['hidden-tag'] },
  ),
  entity('Component', 'secret-bare', {}),
  entity('Component', 'bare', {}),
];

const LISTS = {
  facets: '',
  heatmap: 'by=group',
  tiers: '',
  distribution: '',
  movement: '',
  gaps: '',
  services: 'link=all',
  unlinked: '',
  'ownership/funnel': '',
  'ownership/gaps': '',
  slo: '',
  usage: 'kind=image',
  'usage/services': 'kind=image&name=redis',
  facts: '',
  'csv/services': 'link=all',
  'csv/heatmap': 'by=group',
  'csv/distribution': '',
  'csv/trend': '',
  'csv/gaps': '',
  'csv/ownership': '',
  'csv/usage': 'kind=image',
};
const URLS = Object.entries(LISTS).map(
  ([path, query]) => `/v1/org/${path}?${query}`,
);

function reportOf(name: string) {
  const usesRedis = {
    kind: 'image',
    name: name === 'secret-pay' ? 'hidden-image' : 'redis',
    version: '7',
    isOwn: false,
    troubles: [],
  };
  return buildScored(name === 'secret-pay' ? 1 : 8, {
    gaps: [
      {
        ruleId: name === 'secret-pay' ? 'hidden-rule' : 'seen-rule',
        severity: 'high',
        lift: 0.5,
      },
    ],
    overrides: {
      ownership: buildOwnership({ 'on-call': 'missing' }),
      slo: {
        ...buildReport().slo,
        workloads: [
          {
            kind: 'Deployment',
            name,
            serves: true,
            scrape: { state: 'missing' },
            cells: [
              { signal: 'latency', strength: 'slo', evidence: [], more: 0 },
              { signal: 'errors', strength: 'none', evidence: [], more: 0 },
            ],
          },
        ],
      },
      dependencies: {
        ...buildReport().dependencies,
        components: [usesRedis as any],
      },
    },
  });
}

describe('routes about many services', () => {
  const databases = createDatabases();
  const contract = new Contract(
    path => path.startsWith('/v1/org/') && path !== '/v1/org/scorecards',
  );

  afterAll(() => contract.checkComplete());

  async function start(id: (typeof databases.ids)[number] = 'SQLITE_3') {
    const knex = await databases.init(id);
    const catalog = createCatalog(ENTITIES);
    const scheduler = mockServices.scheduler();
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async (_, options) => {
        const user = (options as any).credentials.principal.userEntityRef;
        if (user === 'user:default/stranger') {
          return [
            {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'catalog',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'NOT_SECRET',
                resourceType: 'catalog-entity',
              },
            },
          ];
        }
        return [
          {
            result:
              user === 'user:default/nobody'
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          },
        ];
      },
    });
    const provide = <T>(service: any, instance: T) =>
      createServiceFactory({ service, deps: {}, factory: () => instance });
    const { server } = await startTestBackend({
      features: [
        helmAuditPlugin,
        provide(coreServices.scheduler, scheduler),
        provide(coreServices.database, { getClient: async () => knex }),
        provide(catalogServiceRef, catalog.service),
        provide(coreServices.permissions, permissions),
      ],
    });
    await scheduler.triggerTask(TASKS.plan);
    for (const name of ['shop', 'open', 'secret-pay']) {
      await storeReport(knex, `component:default/${name}`, reportOf(name));
    }
    const get = async (
      path: string,
      header?: Record<string, string> | string,
    ) => {
      const url = `/api/helm-audit${path}`;
      const pending = request(server).get(url);
      const response = await (header
        ? pending.set('authorization', header as string)
        : pending);
      contract.check('get', url, response);
      return response;
    };
    return { knex, catalog, get, server };
  }

  it.each(databases.ids)('answers as documented, %p', async id => {
    const { get } = await start(id);
    for (const url of URLS) {
      const { status } = await get(url);
      expect({ url, status }).toEqual({ url, status: 200 });
    }
    const { body } = await get('/v1/org/heatmap?by=group');
    expect(body.rows).toMatchObject([
      {
        title: '=The team',
        services: 1,
        parent: 'group:default/secret-department',
      },
      { title: 'Hidden title', services: 3, direct: 2 },
      { title: 'The company', services: 3, direct: 0, score: 5.67 },
      { key: '', title: 'No group', services: 2 },
    ]);
  });

  it.each(databases.ids)(
    'tells each caller only of what they may read, %p',
    async id => {
      const { get } = await start(id);
      for (const url of URLS) {
        const { status, text } = await get(url, STRANGER);
        expect({ url, status }).toEqual({ url, status: 200 });
        expect(text).not.toMatch(
          /secret-pay|secret-bare|hidden|secret-domain/i,
        );
      }
      const ask = async (path: string) => (await get(path, STRANGER)).body;

      expect(await ask('/v1/org/facets')).toMatchObject({
        groups: [
          { key: 'group:default/company', title: 'The company' },
          // Its name is in the entities around it, its title only in itself.
          {
            key: 'group:default/secret-department',
            title: 'secret-department',
            parent: 'group:default/company',
            unresolved: 'unreadable',
          },
          { title: '=The team', parent: 'group:default/secret-department' },
        ],
        systems: [
          { key: 'system:default/secret-system', title: 'secret-system' },
        ],
        domains: [],
        tags: ['seen'],
      });
      const { rows } = await ask('/v1/org/heatmap?by=group');
      expect(
        rows.map(({ key, services, score }: any) => [key, services, score]),
      ).toEqual([
        ['group:default/team', 1, 8],
        ['group:default/secret-department', 2, 8],
        ['group:default/company', 2, 8],
        ['', 1, null],
      ]);
      expect(await ask('/v1/org/distribution')).toMatchObject({
        services: 3,
        audited: 2,
        unlinked: 1,
        score: 8,
      });
      expect(await ask('/v1/org/movement')).toMatchObject({
        newCount: 2,
        trend: expect.arrayContaining([
          expect.objectContaining({ services: 2 }),
        ]),
      });
      expect((await ask('/v1/org/gaps')).items).toMatchObject([
        { ruleId: 'seen-rule', services: 2 },
      ]);
      const services = await ask('/v1/org/services?link=all');
      expect(services.totalItems).toBe(3);
      expect(services.items[0]).toMatchObject({ title: '=1+1', domain: null });
      expect(await ask('/v1/org/ownership/funnel')).toMatchObject({
        services: 3,
        audited: 2,
        gaps: { 'no-on-call': 2 },
      });
      expect((await ask('/v1/org/ownership/gaps')).totalItems).toBe(2);
      expect(await ask('/v1/org/slo')).toMatchObject({ services: 2 });
      expect(await ask('/v1/org/usage?kind=image')).toMatchObject({
        totalItems: 1,
        items: [{ name: 'redis', services: 2 }],
      });
      expect(
        (await ask('/v1/org/usage/services?kind=image&name=redis')).totalItems,
      ).toBe(2);
      expect((await ask('/v1/org/facts')).totalItems).toBe(2);
    },
  );

  it('goes down only where the caller may know the way', async () => {
    const { get } = await start();
    const count = async (query: string, header?: any) => {
      const { body } = await get(`/v1/org/distribution?${query}`, header);
      return body.services;
    };
    expect(await count('group=group:default/company')).toBe(3);
    expect(await count('domain=domain:default/money')).toBe(1);
    expect(await count('domain=domain:default/secret-domain')).toBe(1);
    // The system says which domain it is part of, and they may not read the system.
    expect(await count('domain=domain:default/money', STRANGER)).toBe(0);
    expect(await count('domain=domain:default/secret-domain', STRANGER)).toBe(
      0,
    );
    expect(await count('system=system:default/secret-system', STRANGER)).toBe(
      1,
    );
    expect(await count('domain=none', STRANGER)).toBe(3);
    expect(await count('group=none')).toBe(2);
    expect(await count('group=none', STRANGER)).toBe(1);
    expect(await count('group=group:default/unheard-of')).toBe(0);
    expect(await count('group=Group:Default/TEAM')).toBe(1);
  });

  it('tells nothing to whom the policy refuses', async () => {
    const { get, catalog } = await start();
    catalog.service.streamEntities.mockClear();
    const { body } = await get('/v1/org/distribution', NOBODY);
    expect(body.services).toBe(0);
    expect((await get('/v1/org/facets', NOBODY)).body.groups).toEqual([]);
    expect((await get('/v1/org/facts', NOBODY)).body.items).toEqual([]);
    expect(catalog.service.streamEntities).not.toHaveBeenCalled();
  });

  it('asks the catalog once for what a caller may read, as that caller', async () => {
    const { get, catalog } = await start();
    catalog.service.streamEntities.mockClear();
    await Promise.all(URLS.map(url => get(url, STRANGER)));
    expect(catalog.service.streamEntities).toHaveBeenCalledTimes(1);
    expect(catalog.service.streamEntities).toHaveBeenCalledWith(
      expect.anything(),
      {
        credentials: expect.objectContaining({
          principal: expect.objectContaining({
            userEntityRef: 'user:default/stranger',
          }),
        }),
      },
    );
  });

  it('asks the catalog again after it failed', async () => {
    const { get, catalog, server } = await start();
    catalog.service.streamEntities.mockImplementationOnce(() => {
      throw new Error('The catalog is down');
    });
    const failed = await request(server)
      .get('/api/helm-audit/v1/org/csv/services')
      .set('authorization', STRANGER);
    expect(failed.status).toBe(500);
    const { body } = await get('/v1/org/services', STRANGER);
    expect(body.totalItems).toBe(2);
  });

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

  it.each(URLS)('refuses %s to strangers to Backstage', async url => {
    const { get } = await start();
    const { status } = await get(url, mockCredentials.user.invalidHeader());
    expect(status).toBe(401);
  });

  it.each([
    ['heatmap', 'by'],
    ['heatmap?by=person', 'by'],
    ['unlinked?tier=9', 'tier'],
    ['tiers?by=tier', 'by'],
    ['distribution?tier=4', 'tier'],
    ['distribution?tier=first', 'tier'],
    ['distribution?group=payments', 'group'],
    ['distribution?group=user:default/ada', 'group'],
    ['distribution?domain=a/b/c', 'domain'],
    ['distribution?lifecycle=a&lifecycle=b', 'lifecycle'],
    ['distribution?tag=%00', 'tag'],
    ['distribution?teir=1', 'teir'],
    ['movement?period=0', 'period'],
    ['movement?period=367', 'period'],
    ['movement?limit=101', 'limit'],
    ['gaps?limit=501', 'limit'],
    ['services?limit=201', 'limit'],
    ['services?order=owner', 'order'],
    ['services?link=maybe', 'link'],
    ['services?counted=many', 'counted'],
    ['services?grade=E', 'grade'],
    ['services?moved=sideways', 'moved'],
    ['gaps?dimension=beauty', 'dimension'],
    ['services?cursor=nonsense', 'cursor'],
    ['services?cursor=eyJhZnRlciI6Im4ifQ', 'cursor'],
    ['ownership/funnel?rung=real', 'rung'],
    ['ownership/gaps?gap=none', 'gap'],
    ['ownership/gaps?rung=eighth', 'rung'],
    ['slo?signal=errors', 'signal'],
    ['facets?by=group', 'by'],
    ['usage', 'kind'],
    ['usage?kind=person', 'kind'],
    ['usage/services?kind=image', 'name'],
    ['facts?limit=501', 'limit'],
    ['csv/services?limit=10', 'limit'],
    ['csv/heatmap', 'by'],
    ['csv/distribution?period=7', 'period'],
    ['csv/trend?period=0', 'period'],
    ['csv/gaps?rule=x', 'rule'],
    ['csv/ownership?gap=x', 'gap'],
    ['csv/usage', 'kind'],
  ])('refuses %s and names %s', async (path, parameter) => {
    const { get } = await start();
    const { status, body } = await get(`/v1/org/${path}`);
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(parameter);
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
        service: { services } as any,
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
