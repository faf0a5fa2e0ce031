import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  EntityScorecard,
  SCORECARD_LEVELS,
} from '@helm-audit/plugin-helm-audit-common';
import express, { RequestHandler } from 'express';
import Router from 'express-promise-router';
import request from 'supertest';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { Contract, readOpenApi } from '../__testUtils__/contract';
import { createScorecardRouter } from './createScorecardRouter';
import { ScorecardService } from './ScorecardService';
import { TechInsights } from './TechInsights';

const URL = '/api/helm-audit/v1/org/scorecards';
const STRANGER = mockCredentials.user.header('user:default/stranger');

/** A check as Tech Insights lists it. */
const check = (id: string, level?: string, filter?: object) => ({
  id,
  type: 'json-rules-engine',
  name: `Name of ${id}`,
  description: `Description of ${id}`,
  factIds: ['helmAudit'],
  ...(level && { metadata: { helmAudit: { level } } }),
  ...(filter && { filter }),
});

/** What came of a check as Tech Insights tells it. */
const result = (id: string, passed: boolean) => ({
  result: passed,
  facts: {
    score: { value: 6, type: 'float', description: '' },
    retrievedAt: {
      value: '2026-11-23T10:00:00.000Z',
      type: 'datetime',
      description: '',
    },
  },
  check: {
    ...check(id),
    rule: {
      conditions: {
        priority: 1,
        all: [
          {
            fact: 'score',
            operator: 'greaterThanInclusive',
            value: 7,
            factResult: 6,
            result: passed,
          },
        ],
      },
    },
  },
});

const CHECKS = [
  check('of-the-site'),
  check('gold-a', 'gold'),
  check('bronze-a', 'bronze'),
  check('silver-a', 'silver'),
];

describe('scorecards', () => {
  const contract = new Contract();
  let checks: RequestHandler | undefined;
  let run: jest.Mock;

  beforeEach(() => {
    checks = (_, res) => void res.json(CHECKS);
    run = jest.fn((req, res) =>
      res.json(
        req.body.entities.map((entity: string) => ({
          entity,
          results: [
            result('bronze-a', true),
            result('silver-a', false),
            result('gold-a', true),
          ],
        })),
      ),
    );
  });

  /** Starts the route beside a Tech Insights that answers as told. */
  async function start(options: { timeoutMs?: number } = {}) {
    const names = ['shop', 'cart', 'secret'];
    const catalog = createCatalog(names.map(name => buildEntity(name)));
    const techInsights = createBackendPlugin({
      pluginId: 'tech-insights',
      register(env) {
        env.registerInit({
          deps: {
            httpRouter: coreServices.httpRouter,
            httpAuth: coreServices.httpAuth,
          },
          async init({ httpRouter, httpAuth }) {
            const router = Router();
            router.use(express.json());
            router.use(async req => {
              await httpAuth.credentials(req, { allow: ['service'] });
              return 'next';
            });
            if (checks) router.get('/checks', checks);
            router.post('/checks/run', run);
            httpRouter.use(router);
          },
        });
      },
    });
    const helmAudit = createBackendPlugin({
      pluginId: 'helm-audit',
      register(env) {
        env.registerInit({
          deps: {
            auth: coreServices.auth,
            discovery: coreServices.discovery,
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
          },
          async init({ httpRouter, httpAuth, ...deps }) {
            const service = ScorecardService.create({
              catalog: catalog.service,
              techInsights: new TechInsights(deps),
              logger: mockServices.logger.mock(),
              timeoutMs: options.timeoutMs ?? 5000,
            });
            httpRouter.use(createScorecardRouter({ service, httpAuth }));
          },
        });
      },
    });
    const { server } = await startTestBackend({
      features: [techInsights, helmAudit],
    });
    return async (body: object, header?: string) => {
      const pending = request(server).post(URL).send(body);
      const response = await (header
        ? pending.set('authorization', header)
        : pending);
      contract.check('post', URL, response);
      return response;
    };
  }

  it('tells the level that is reached with all below it, and why no more', async () => {
    const ask = await start();
    const { body } = await ask({ entityRefs: ['Component:default/Shop'] });
    const texts = (id: string) => ({
      name: `Name of ${id}`,
      description: `Description of ${id}`,
    });
    expect(body).toEqual({
      state: 'available',
      items: [
        {
          entityRef: 'component:default/shop',
          level: 'bronze',
          checkedAt: '2026-11-23T10:00:00.000Z',
          checks: [
            {
              id: 'bronze-a',
              level: 'bronze',
              passed: true,
              reason: '',
              ...texts('bronze-a'),
            },
            {
              id: 'silver-a',
              level: 'silver',
              passed: false,
              reason: 'The score is 6.0, 7.0 is needed',
              ...texts('silver-a'),
            },
            {
              id: 'gold-a',
              level: 'gold',
              passed: true,
              reason: '',
              ...texts('gold-a'),
            },
          ],
        },
      ],
    });
    expect(run.mock.calls[0][0].body).toEqual({
      entities: ['component:default/shop'],
      checks: ['bronze-a', 'silver-a', 'gold-a'],
    });
  });

  it('hands on nothing of entities that were not asked for', async () => {
    run.mockImplementation((_, res) =>
      res.json(
        ['shop', 'secret'].map(name => ({
          entity: `component:default/${name}`,
          results: [result('bronze-a', true)],
        })),
      ),
    );
    const ask = await start();
    const entityRefs = ['component:default/shop'];
    const { body } = await ask({ entityRefs }, STRANGER);
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('tells nobody of entities that they may not read', async () => {
    const ask = await start();
    const entityRefs = ['shop', 'secret', 'cart', 'missing', 'shop'].map(
      name => `component:default/${name}`,
    );
    const { body } = await ask({ entityRefs }, STRANGER);
    expect(body.items.map((item: EntityScorecard) => item.entityRef)).toEqual([
      'component:default/shop',
      'component:default/cart',
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(run.mock.calls[0][0].body.entities).toEqual([
      'component:default/shop',
      'component:default/cart',
    ]);
  });

  it.each([[[]], [['component:default/secret']]])(
    'asks about nobody rather than about all for %j',
    async entityRefs => {
      const ask = await start();
      const { body } = await ask({ entityRefs }, STRANGER);
      expect(body).toEqual({ state: 'available', items: [] });
      expect(run).not.toHaveBeenCalled();
    },
  );

  it('tells a service without facts from one whose checks could not be run', async () => {
    run.mockImplementation((_, res) =>
      res.json([
        { entity: 'component:default/shop', results: [] },
        {
          entity: 'component:default/cart',
          results: [],
          error: { name: 'Error', message: 'Not all facts are defined' },
        },
      ]),
    );
    const ask = await start();
    const { body } = await ask({
      entityRefs: ['component:default/shop', 'component:default/cart'],
    });
    const [shop, cart] = body.items;
    expect(shop).toMatchObject({ level: null, checks: [], checkedAt: null });
    expect(cart.level).toBeNull();
    expect(cart.checks).toHaveLength(3);
    expect(cart.checks[0].reason).toContain('could not run');
  });

  it.each([
    ['silver', [check('gold-a', 'gold')]],
    ['silver', [check('gold-b', 'gold'), check('gold-a', 'gold')]],
    ['gold', [check('gold-b', 'gold')]],
    [
      'gold',
      [check('gold-b', 'gold'), check('gold-a', 'gold', { kind: 'api' })],
    ],
    ['silver', []],
  ])(
    'grants %s, and no level on a check without result unless it is for others',
    async (level, gold) => {
      const below = [check('bronze-a', 'bronze'), check('silver-a', 'silver')];
      checks = (_, res) => void res.json([...below, ...gold]);
      const results = ['bronze-a', 'silver-a', 'gold-b'].map(id =>
        result(id, true),
      );
      run.mockImplementation((_, res) =>
        res.json([{ entity: 'component:default/shop', results }]),
      );
      const ask = await start();
      const { body } = await ask({ entityRefs: ['component:default/shop'] });
      expect(body.items[0].level).toBe(level);
    },
  );

  it.each([
    { not: { fact: 'score', operator: 'lessThan', value: 7, result: true } },
    { all: [{ condition: 'shared-by-many' }] },
    {},
  ])('tell of all checks, with one that asks for %j', async conditions => {
    const failed = result('silver-a', false);
    const own = { ...failed.check, rule: { conditions } };
    const others = [result('bronze-a', true), result('gold-a', true)];
    run.mockImplementation((_, res) =>
      res.json([
        {
          entity: 'component:default/shop',
          results: [...others, { ...failed, check: own }],
        },
      ]),
    );
    const ask = await start();
    const { body } = await ask({ entityRefs: ['component:default/shop'] });
    expect(body.state).toBe('available');
    expect(body.items[0].level).toBe('bronze');
    expect(body.items[0].checks[1]).toMatchObject({
      id: 'silver-a',
      passed: false,
      reason: expect.stringContaining('isn’t met'),
    });
  });

  describe('where there is no Tech Insights', () => {
    const askShop = async (options?: { timeoutMs?: number }) => {
      const ask = await start(options);
      const { body } = await ask({ entityRefs: ['component:default/shop'] });
      expect(body.items).toEqual([]);
      return body;
    };

    it('says so when nothing answers', async () => {
      checks = undefined;
      const { state, reason } = await askShop();
      expect(state).toBe('absent');
      expect(reason).toContain('is not installed');
    });

    it('says so when the app answers in its place', async () => {
      checks = (_, res) => void res.type('html').send('<html></html>');
      expect((await askShop()).state).toBe('absent');
    });

    it('says so when no check has a level', async () => {
      checks = (_, res) => void res.json([check('of-the-site')]);
      const { state, reason } = await askShop();
      expect(state).toBe('absent');
      expect(reason).toContain('app-config.helm-audit.yaml');
    });

    it.each<[string, RequestHandler]>([
      ['fails', (_, res) => void res.status(500).json({})],
      ['answers nonsense', (_, res) => void res.json({ no: 'list' })],
    ])('says that it is unavailable when it %s', async (_, handler) => {
      run.mockImplementation(handler);
      expect((await askShop()).state).toBe('unavailable');
    });

    it('says that it is unavailable when it takes too long', async () => {
      run.mockImplementation(() => {});
      expect((await askShop({ timeoutMs: 100 })).state).toBe('unavailable');
    });
  });

  it.each([
    [{}, 'entityRefs'],
    [{ entityRefs: 'component:default/shop' }, 'entityRefs'],
    [{ entityRefs: ['shop'] }, '"shop" is no entity reference'],
    [{ entityRefs: ['x'.repeat(200)] }, 'entityRefs'],
    [
      { entityRefs: Array(101).fill('component:default/shop') },
      'at most 100 element',
    ],
  ])('refuses %j', async (body, message) => {
    const ask = await start();
    const response = await ask(body);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });

  it('have the levels that the contract knows', () => {
    const { ScorecardLevel } = readOpenApi().components.schemas;
    expect(ScorecardLevel.enum).toEqual([...SCORECARD_LEVELS]);
  });

  it('refuses strangers to Backstage', async () => {
    const ask = await start();
    const { status } = await ask(
      { entityRefs: [] },
      mockCredentials.user.invalidHeader(),
    );
    expect(status).toBe(401);
  });
});
