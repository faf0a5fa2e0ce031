import { HeatmapRow } from '@helm-audit/plugin-helm-audit-common';
import request from 'supertest';
import { createDatabases } from '../__testUtils__/databases';
import { NOBODY, startOrg, STRANGER, URLS } from '../__testUtils__/orgBackend';

jest.setTimeout(60_000);

describe('access to answers about many services', () => {
  const databases = createDatabases();

  const start = async (id: (typeof databases.ids)[number] = 'SQLITE_3') =>
    startOrg(await databases.init(id));

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
        (rows as HeatmapRow[]).map(({ key, services, score }) => [
          key,
          services,
          score,
        ]),
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
    const count = async (query: string, header?: string) => {
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

  it.each([
    'services?link=all&rule=hidden-rule',
    'services?link=all&tag=hidden-tag',
    'services?link=all&lifecycle=hidden-stage',
    'services?link=all&system=none&tag=hidden-tag',
    'usage?kind=image&search=hidden',
    'usage/services?kind=image&name=hidden-image',
    'ownership/gaps?tag=hidden-tag',
  ])('lets nobody find out by asking for %s', async path => {
    const { get } = await start();
    const count = async (header?: string) =>
      (await get(`/v1/org/${path}`, header)).body.totalItems;
    expect(await count()).toBe(1);
    expect(await count(STRANGER)).toBe(0);
    const { body } = await get(`/v1/org/${path}`, STRANGER);
    expect(body).toEqual({ items: [], totalItems: 0, pageInfo: {} });
  });

  it.each([
    ['services?link=all&owner=group:default/secret-department', 2, 1],
    ['services?link=all&owner=none', 2, 1],
    ['services?watched=latency:slo', 3, 2],
    ['services?watched=traffic:unknown', 3, 2],
    ['services?grade=C', 3, 2],
    ['services?moved=new', 3, 2],
    ['services?moved=unchanged', 0, 0],
    ['services?counted=audited', 3, 2],
    ['services?counted=unlinked', 2, 1],
    ['services?counted=unaudited', 2, 1],
    ['ownership/gaps?gap=no-on-call', 3, 2],
    ['ownership/gaps?reached=reachable', 3, 2],
  ])('lists for %s only what may be read', async (path, all, readable) => {
    const { get } = await start();
    const titles = async (header?: string) => {
      const { items, totalItems } = (await get(`/v1/org/${path}`, header)).body;
      expect(items).toHaveLength(totalItems);
      return items.map(({ title }: { title: string }) => title);
    };
    expect(await titles()).toHaveLength(all);
    const seen = await titles(STRANGER);
    expect(seen).toHaveLength(readable);
    expect(seen.join()).not.toContain('secret');
  });

  it('counts as not linked only what may be read', async () => {
    const { get } = await start();
    const owners = async (header?: string) =>
      (await get('/v1/org/unlinked', header)).body.owners;
    expect(await owners()).toEqual([{ owner: null, services: 2 }]);
    expect(await owners(STRANGER)).toEqual([{ owner: null, services: 1 }]);
    expect(await owners(NOBODY)).toEqual([]);
  });

  it('counts the same for what is hidden as for what is not there', async () => {
    const { get } = await start();
    // These take no filter.
    const urls = URLS.filter(url => !/\/(facts|tiers|facets)\?/.test(url));
    for (const url of urls) {
      const ask = async (tag: string) =>
        (await get(`${url}&tag=${tag}`, STRANGER)).text;
      expect({ url, text: await ask('hidden-tag') }).toEqual({
        url,
        text: await ask('unheard-of'),
      });
    }
  });

  it('goes on from a cursor of somebody else with what the caller may read', async () => {
    const { get } = await start();
    const path = '/v1/org/services?link=all&order=name&limit=1';
    const seen: string[] = [];
    // The pages of one who sees all, each read again by one who doesn't.
    let cursor = '';
    for (;;) {
      const url = `${path}${cursor && `&cursor=${cursor}`}`;
      const { items } = (await get(url, STRANGER)).body;
      seen.push(items[0]?.entityRef);
      const { nextCursor } = (await get(url)).body.pageInfo;
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    expect(seen.filter(Boolean).join()).not.toContain('secret');
  });
});
