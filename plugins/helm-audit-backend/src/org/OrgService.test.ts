import { createDatabases } from '../__testUtils__/databases';
import {
  buildKey,
  buildOwnership,
  buildScored,
  buildService,
  refOf,
  storeOrg,
} from '../__testUtils__/org';
import { NOW } from '../__testUtils__/queue';
import { OrgService } from './OrgService';
import { ORG_QUERIES } from './queries';
import { EVERYTHING } from './Visibility';

jest.setTimeout(60_000);

const GROUPS = [
  buildKey('group:default/company'),
  buildKey('group:default/payments', 'group:default/company'),
  buildKey('group:default/cards', 'group:default/payments'),
  buildKey('group:default/lonely'),
];
const SYSTEMS = [
  buildKey('domain:default/money'),
  buildKey('domain:default/transfers', 'domain:default/money'),
  buildKey('system:default/checkout', 'domain:default/transfers'),
  buildKey('system:default/ledger'),
];

const SERVICES = [
  {
    ...buildService('shop', {
      group: 'group:default/cards',
      system: 'system:default/checkout',
      tags: ['java', 'pci'],
    }),
    report: buildScored(8, {
      dimensions: { security: 6, chaos: 2 },
      tier: 1,
      gaps: [
        {
          ruleId: 'a',
          severity: 'high',
          lift: 0.4,
          held: { at: 4.9, by: ['c'] },
        },
        { ruleId: 'b', severity: 'low', lift: 0 },
      ],
      overrides: { ownership: buildOwnership({ 'on-call': 'missing' }) },
    }),
  },
  {
    ...buildService('pay', {
      group: 'group:default/payments',
      system: 'system:default/ledger',
      lifecycle: 'experimental',
    }),
    report: buildScored(5, {
      dimensions: { security: 3 },
      gaps: [{ ruleId: 'a', severity: 'critical', lift: 0.6 }],
      overrides: { ownership: buildOwnership({}) },
    }),
  },
  buildService('new', { group: 'group:default/cards' }),
  buildService('bare', { linked: false }),
];

describe('OrgService', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    await storeOrg(knex, SERVICES, [...GROUPS, ...SYSTEMS]);
    const service = OrgService.create({ knex, now: () => NOW });
    return { knex, service };
  }

  it.each(databases.ids)('answers every question, %p', async id => {
    const { service } = await setUp(id);
    const { filter } = ORG_QUERIES;

    expect(await service.tierAverages({}, undefined)).toEqual({ tiers: null });
    expect(await service.tierAverages({}, EVERYTHING)).toMatchObject({
      tiers: [
        { tier: 1, audited: 1, score: 8, dimensions: { security: 6 } },
        { tier: 2, audited: 1, score: 5 },
      ],
    });

    const heatmap = await service.heatmap(
      ORG_QUERIES.heatmap.parse({ by: 'group' }),
      EVERYTHING,
    );
    expect(
      heatmap.rows.map(({ key, parent, services, audited, direct, score }) => ({
        key,
        parent,
        services,
        audited,
        direct,
        score,
      })),
    ).toEqual([
      {
        key: 'group:default/cards',
        parent: 'group:default/payments',
        services: 2,
        audited: 1,
        direct: 2,
        score: 8,
      },
      {
        key: 'group:default/company',
        parent: undefined,
        services: 3,
        audited: 2,
        direct: 0,
        score: 6.5,
      },
      {
        key: 'group:default/payments',
        parent: 'group:default/company',
        services: 3,
        audited: 2,
        direct: 1,
        score: 6.5,
      },
      {
        key: '',
        parent: undefined,
        services: 1,
        audited: 0,
        direct: 1,
        score: null,
      },
    ]);
    expect(heatmap.rows[1].dimensions).toMatchObject({
      security: 4.5,
      chaos: 2,
      structure: null,
    });

    expect(
      await service.distribution(filter.parse({}), EVERYTHING),
    ).toMatchObject({
      services: 4,
      audited: 2,
      waiting: 1,
      failed: 0,
      unlinked: 1,
      score: 6.5,
      grades: { A: 0, B: 0, C: 2, D: 0, F: 0 },
      histogram: [0, 0, 0, 0, 0, 1, 0, 0, 1, 0],
    });

    const gaps = await service.gaps({}, EVERYTHING);
    expect(gaps.items).toEqual([
      {
        ruleId: 'a',
        title: 'Title of a',
        dimension: 'security',
        severity: 'critical',
        services: 2,
        lifted: 2,
        held: 1,
        averageLift: 0.5,
        totalLift: 1,
      },
      expect.objectContaining({ ruleId: 'b', services: 1, lifted: 0 }),
    ]);

    const funnel = await service.ownershipFunnel({}, EVERYTHING);
    expect(funnel).toMatchObject({ services: 4, audited: 2 });
    expect(funnel.rungs[3]).toEqual({
      id: 'on-call',
      states: { met: 1, missing: 1, unknown: 0, contradicted: 0 },
      reached: 1,
      stopped: { missing: 1, contradicted: 0, unknown: 0 },
    });
    expect(funnel.gaps).toMatchObject({ 'no-on-call': 1, orphan: 0 });

    const owners = await service.ownershipGaps(
      ORG_QUERIES.ownershipGaps.parse({}),
      EVERYTHING,
    );
    expect(owners).toMatchObject({
      totalItems: 1,
      items: [
        { entityRef: refOf('shop'), firstGap: 'on-call', gaps: ['no-on-call'] },
      ],
    });

    const list = await service.services(
      ORG_QUERIES.services.parse({ order: 'score', link: 'all' }),
      EVERYTHING,
    );
    expect(list.items.map(item => item.title)).toEqual([
      'pay',
      'shop',
      'bare',
      'new',
    ]);
    expect(list.items[1]).toMatchObject({
      domain: 'domain:default/transfers',
      tier: 1,
      state: 'completed',
      score: 8,
      change: null,
      dimensions: { security: 6 },
    });

    const movement = await service.movement(
      ORG_QUERIES.movement.parse({}),
      EVERYTHING,
    );
    expect(movement).toMatchObject({ newCount: 2, improvedCount: 0 });
    expect(movement.trend.at(-1)).toEqual({
      week: '2026-11-23',
      score: 6.5,
      services: 2,
      steadyScore: null,
    });
    expect(movement.trend[0]).toEqual({
      week: '2026-10-19',
      score: null,
      services: 0,
      steadyScore: null,
    });

    expect(await service.slo({}, EVERYTHING)).toMatchObject({ services: 0 });
    expect(
      await service.usage(
        ORG_QUERIES.usage.parse({ kind: 'image' }),
        EVERYTHING,
      ),
    ).toMatchObject({ items: [], totalItems: 0 });
    expect(
      await service.usageServices(
        ORG_QUERIES.usageServices.parse({ kind: 'image', name: 'redis' }),
        EVERYTHING,
      ),
    ).toMatchObject({ items: [], totalItems: 0 });
    const facts = await service.facts(ORG_QUERIES.facts.parse({}), EVERYTHING);
    expect(facts.items.map(({ entityRef }) => entityRef)).toEqual([
      refOf('pay'),
      refOf('shop'),
    ]);
    expect(await service.facets({}, EVERYTHING)).toEqual({
      groups: [
        expect.objectContaining({ title: 'Cards' }),
        { key: 'group:default/company', title: 'Company' },
        {
          key: 'group:default/payments',
          title: 'Payments',
          parent: 'group:default/company',
        },
      ],
      systems: [
        { key: 'system:default/checkout', title: 'Checkout' },
        { key: 'system:default/ledger', title: 'Ledger' },
      ],
      domains: [
        { key: 'domain:default/money', title: 'Money' },
        {
          key: 'domain:default/transfers',
          title: 'Transfers',
          parent: 'domain:default/money',
        },
      ],
      tiers: [1, 2],
      lifecycles: ['experimental', 'production'],
      tags: ['java', 'pci'],
    });
  });
});
