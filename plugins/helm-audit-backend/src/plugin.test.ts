import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  AuditFailure,
  Auditor,
  createAuditor,
} from '@helm-audit/plugin-helm-audit-node';
import request from 'supertest';
import { buildEntity, createCatalog } from './__testUtils__/catalog';
import { Contract } from './__testUtils__/contract';
import { buildReport } from './__testUtils__/report';
import { helmAuditPlugin } from './plugin';
import { TASKS } from './queue/createQueue';

jest.mock('@helm-audit/plugin-helm-audit-node', () => ({
  ...jest.requireActual('@helm-audit/plugin-helm-audit-node'),
  createAuditor: jest.fn(),
}));

const STRANGER = mockCredentials.user.header('user:default/stranger');
const SHOP = '/v1/entities/component/default/shop';

describe('helmAuditPlugin', () => {
  const disk = createMockDirectory();
  // What is asked about many services has tests of its own.
  const contract = new Contract(
    path => !path.startsWith('/v1/org/') || path === '/v1/org/scorecards',
  );
  const audit = jest.fn<
    ReturnType<Auditor['audit']>,
    Parameters<Auditor['audit']>
  >();
  let entityOf: (name: string, link?: string) => ReturnType<typeof buildEntity>;

  beforeEach(() => {
    disk.setContent({ 'chart/Chart.yaml': 'name: shop' });
    entityOf = (name, link = './chart') =>
      buildEntity(name, { folder: disk.path, link });
    audit.mockReset().mockImplementation(async () => buildReport());
    jest.mocked(createAuditor).mockReturnValue({
      audit,
      profile: jest.requireActual('@helm-audit/plugin-helm-audit-node')
        .defaultProfile,
      rules: [],
    });
  });

  /** Starts the plugin; nothing runs before `runTask`. */
  async function start(
    options: {
      entities?: ReturnType<typeof buildEntity>[];
      mayTrigger?: boolean;
    } = {},
  ) {
    const catalog = createCatalog(options.entities ?? [entityOf('shop')]);
    const scheduler = mockServices.scheduler();
    const { server } = await startTestBackend({
      features: [
        helmAuditPlugin,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: catalogServiceRef,
          deps: {},
          factory: () => catalog.service,
        }),
        mockServices.permissions.factory({
          result:
            options.mayTrigger === false
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
    });
    const call = async (
      method: 'get' | 'post',
      path: string,
      header?: string,
      requestBody?: object,
    ) => {
      const url = `/api/helm-audit${path}`;
      const pending = request(server)[method](url).send(requestBody);
      const response = await (header
        ? pending.set('authorization', header)
        : pending);
      contract.check(method, url, response);
      return response;
    };
    return {
      catalog,
      get: (path: string, header?: string) => call('get', path, header),
      post: (path: string, header?: string, requestBody?: object) =>
        call('post', path, header, requestBody),
      runTask: (task: keyof typeof TASKS) => scheduler.triggerTask(TASKS[task]),
    };
  }

  afterAll(() => contract.checkComplete());

  it('audits what the catalog links and serves the report', async () => {
    const group = buildEntity('team', { kind: 'Group' });
    const shop = entityOf('shop');
    shop.relations = [{ type: 'ownedBy', targetRef: 'group:default/team' }];
    const { get, runTask } = await start({ entities: [shop, group] });

    await runTask('plan');
    const queued = await get(`${SHOP}/summary`);
    expect(queued.body).toMatchObject({ state: 'queued', score: null });

    await runTask('work');
    expect(audit).toHaveBeenCalledTimes(1);
    expect(audit.mock.calls[0][0]).toMatchObject({
      entityRef: 'component:default/shop',
      source: { kind: 'directory', path: expect.stringMatching(/chart$/) },
      catalog: { entity: shop, related: [group] },
    });
    const { body } = await get(`${SHOP}/report`);
    expect(body.summary).toMatchObject({ state: 'completed', score: 7.3 });
    expect(body.report).toEqual(buildReport());
    const history = await get(`${SHOP}/history`);
    expect(history.body.items).toHaveLength(1);
  });

  it('finds the first entities without waiting for the schedule', async () => {
    const { catalog, get, runTask } = await start({ entities: [] });
    await runTask('warmUp');
    catalog.set(entityOf('shop'));
    await runTask('warmUp');
    const { body } = await get('/v1/summaries');
    expect(body.items).toMatchObject([{ state: 'queued' }]);
  });

  it('shows why an audit failed', async () => {
    audit.mockRejectedValue(
      new AuditFailure('not-a-chart', 'There is no Chart.yaml.', 'Add one.'),
    );
    const { get, runTask } = await start();
    await runTask('plan');
    await runTask('work');
    const { body } = await get(`${SHOP}/report`);
    expect(body).toEqual({
      summary: expect.objectContaining({
        state: 'failed',
        error: {
          code: 'not-a-chart',
          message: 'There is no Chart.yaml.',
          fix: 'Add one.',
        },
      }),
      report: null,
    });
  });

  it('lists summaries page by page, and only what the caller may read', async () => {
    const names = ['a', 'b', 'secret-c', 'd', 'secret-e', 'f'];
    const { get, runTask } = await start({
      entities: names.map(name => entityOf(name)),
    });
    await runTask('plan');

    const walk = async (header?: string) => {
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const query = cursor ? `&cursor=${cursor}` : '';
        const { body } = await get(`/v1/summaries?limit=2${query}`, header);
        pages.push(body.items.map((item: any) => item.entityRef.split('/')[1]));
        cursor = body.pageInfo.nextCursor;
      } while (cursor);
      return pages;
    };
    expect(await walk()).toEqual([
      ['a', 'b'],
      ['d', 'f'],
      ['secret-c', 'secret-e'],
    ]);
    expect(await walk(STRANGER)).toEqual([
      ['a', 'b'],
      ['d', 'f'],
    ]);
  });

  it('hides entities that the caller may not read', async () => {
    const { get, post, runTask } = await start({
      entities: [entityOf('secret')],
    });
    await runTask('plan');
    await runTask('work');
    const path = '/v1/entities/component/default/secret';
    for (const part of ['summary', 'report', 'history']) {
      const { status, body } = await get(`${path}/${part}`, STRANGER);
      expect(status).toBe(404);
      expect(body.error).toMatchObject({
        name: 'NotFoundError',
        message: expect.stringContaining('component:default/secret'),
      });
      expect((await get(`${path}/${part}`)).status).toBe(200);
    }
    expect((await post(`${path}/audits`, STRANGER)).status).toBe(404);
    expect((await get('/v1/summaries', STRANGER)).body.items).toEqual([]);
  });

  it('says when no chart is linked, or no longer', async () => {
    const { catalog, get, post, runTask } = await start();
    await runTask('plan');
    await runTask('work');
    catalog.set(buildEntity('shop'));
    for (const part of ['summary', 'report', 'history']) {
      const { status, body } = await get(`${SHOP}/${part}`);
      expect(status).toBe(404);
      expect(body.error.message).toContain('helm-audit/chart');
    }
    expect((await post(`${SHOP}/audits`)).status).toBe(404);
    await runTask('plan');
    expect((await get('/v1/summaries')).body.items).toEqual([]);
  });

  it('takes references in any case of letters', async () => {
    const { get, runTask } = await start();
    await runTask('plan');
    const { body } = await get('/v1/entities/Component/DEFAULT/Shop/summary');
    expect(body.entityRef).toBe('component:default/shop');
  });

  it('audits on request even if nothing changed', async () => {
    const { get, post, runTask } = await start();
    await runTask('plan');
    await runTask('work');
    const { status, body } = await post(`${SHOP}/audits`);
    expect(status).toBe(202);
    expect(body).toMatchObject({ state: 'queued', score: 7.3 });
    await runTask('work');
    await expectEventually(async () => {
      expect(audit).toHaveBeenCalledTimes(2);
      expect((await get(`${SHOP}/summary`)).body.state).toBe('completed');
    });
  });

  it('forgets old scores, but the newest', async () => {
    audit.mockResolvedValueOnce(
      buildReport({ auditedAt: '2020-01-01T00:00:00.000Z', digest: 'd0' }),
    );
    audit.mockResolvedValueOnce(
      buildReport({ auditedAt: '2020-01-02T00:00:00.000Z' }),
    );
    const { get, post, runTask } = await start();
    await post(`${SHOP}/audits`);
    await expectEventually(async () => expect(await points()).toBe(1));
    await post(`${SHOP}/audits`);
    await expectEventually(async () => expect(await points()).toBe(2));
    await runTask('cleanUp');
    expect(await points()).toBe(1);

    async function points() {
      return (await get(`${SHOP}/history`)).body.items.length;
    }
  });

  it.each(['post', 'get'] as const)(
    'audits at once what is not planned yet, on a %s',
    async method => {
      const { get, ...backend } = await start();
      const path = method === 'post' ? `${SHOP}/audits` : `${SHOP}/summary`;
      const { body } =
        method === 'post' ? await backend.post(path) : await get(path);
      expect(body.state).toBe('queued');
      await expectEventually(async () => {
        expect((await get(`${SHOP}/summary`)).body.state).toBe('completed');
      });
      expect(audit).toHaveBeenCalledTimes(1);
    },
  );

  it('says that there is no Tech Insights to make scorecards', async () => {
    const { post } = await start();
    const { body } = await post('/v1/org/scorecards', undefined, {
      entityRefs: ['component:default/shop'],
    });
    expect(body).toMatchObject({ state: 'absent', items: [] });
  });

  it('needs a permission to request an audit', async () => {
    const { get, post, runTask } = await start({ mayTrigger: false });
    await runTask('plan');
    await runTask('work');
    const { status, body } = await post(`${SHOP}/audits`);
    expect(status).toBe(403);
    expect(body.error.message).toContain('helm-audit.audit.create');
    expect((await get(`${SHOP}/summary`)).body.state).toBe('completed');
  });

  it.each([
    ['get', '/v1/summaries'],
    ['get', `${SHOP}/summary`],
    ['get', `${SHOP}/report`],
    ['get', `${SHOP}/history`],
    ['post', `${SHOP}/audits`],
    ['post', '/v1/org/scorecards'],
  ] as const)(
    'refuses %s %s to strangers to Backstage',
    async (method, path) => {
      const backend = await start();
      const response = await backend[method](
        path,
        mockCredentials.user.invalidHeader(),
      );
      expect(response.status).toBe(401);
    },
  );

  it.each([
    ['get', '/v1/summaries?limit=0'],
    ['get', '/v1/summaries?limit=501'],
    ['get', '/v1/summaries?limit=many'],
    ['get', '/v1/summaries?cursor=nonsense'],
    ['get', '/v1/summaries?cursor=e30'],
    ['get', `/v1/entities/component/default/${'x'.repeat(64)}/summary`],
    ['get', `/v1/entities/component/default/${'x'.repeat(64)}/report`],
    ['get', `/v1/entities/component/default/${'x'.repeat(64)}/history`],
    ['post', `/v1/entities/component/default/${'x'.repeat(64)}/audits`],
    ['post', '/v1/org/scorecards'],
  ] as const)('refuses %s %s', async (method, path) => {
    const backend = await start();
    const { status, body } = await backend[method](path);
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
  });
});

/** Waits for work that a request started in the background. */
async function expectEventually(assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
