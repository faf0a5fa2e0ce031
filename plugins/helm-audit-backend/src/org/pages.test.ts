import {
  DependencyComponent,
  OrgPage,
  SERVICE_ORDERS,
} from '@helm-audit/plugin-helm-audit-common';
import { askOrg } from '../__testUtils__/askOrg';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildImage,
  buildOwnership,
  buildScored,
  buildService,
  buildUsing,
  refOf,
  storeOrg,
  storeReport,
  storeScore,
} from '../__testUtils__/org';
import { buildReport } from '../__testUtils__/report';
import { storeFigures } from '../database/operations/org/storeFigures';
import { encodePageEnd } from './pageCursor';

jest.setTimeout(60_000);

/** Names with their scores some months ago and now; the titles sort otherwise than the names. */
const SCORES: Array<[string, number | null, number | null]> = [
  ['a', 5, 7],
  ['b', 7, 5],
  ['c', 6, 6],
  ['d', null, 7],
  ['e', 5, 7],
  ['f', null, null],
];

describe('pages of lists', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    await storeOrg(
      knex,
      SCORES.map(([name], index) =>
        buildService(name, { title: index % 2 ? `Z${name}` : name }),
      ),
    );
    for (const [name, before, now] of SCORES) {
      if (before !== null) await storeScore(knex, name, before, '2026-08-01');
      if (now !== null) {
        const tier = name === 'c' ? 1 : 3;
        await storeReport(knex, refOf(name), buildScored(now, { tier }));
      }
    }
    return { knex, org: askOrg(knex) };
  }

  /** All pages of two, as they are found one after the other. */
  async function walk<T>(
    read: (page: { cursor?: string; limit: number }) => Promise<OrgPage<T>>,
    meanwhile: () => Promise<void> = async () => {},
  ): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ cursor, limit: 2 });
      expect(page.items.length).toBeLessThanOrEqual(2);
      items.push(...page.items);
      cursor = page.pageInfo.nextCursor;
      await meanwhile();
    } while (cursor);
    return items;
  }

  it.each(databases.ids)('orders services in every way, %p', async id => {
    const { org } = await setUp(id);
    const orders = {
      name: ['a', 'c', 'e', 'b', 'd', 'f'],
      '-name': ['f', 'd', 'b', 'e', 'c', 'a'],
      score: ['b', 'c', 'a', 'e', 'd', 'f'],
      '-score': ['a', 'e', 'd', 'c', 'b', 'f'],
      change: ['b', 'c', 'a', 'e', 'd', 'f'],
      '-change': ['a', 'e', 'c', 'b', 'd', 'f'],
      // What is not audited is of tier 2.
      tier: ['c', 'f', 'b', 'a', 'e', 'd'],
      '-tier': ['b', 'a', 'e', 'd', 'f', 'c'],
    };
    for (const [order, names] of Object.entries(orders)) {
      const items = await walk(page =>
        org.services({ order, period: 60, ...page }),
      );
      expect({ order, names: items.map(item => item.entityRef) }).toEqual({
        order,
        names: names.map(refOf),
      });
    }
    const { totalItems } = await org.services({ limit: 1 });
    expect(totalItems).toBe(6);
  });

  it.each(databases.ids)('tells the change over the period, %p', async id => {
    const { org } = await setUp(id);
    const changes = async (period: number) => {
      const { items } = await org.services({ period });
      return Object.fromEntries(
        items.map(item => [item.entityRef.at(-1), item.change]),
      );
    };
    expect(await changes(60)).toEqual({
      a: 2,
      b: -2,
      c: 0,
      d: null,
      e: 2,
      f: null,
    });
    // The first audits are within a year: nothing is known of before.
    expect(await changes(366)).toEqual({
      a: null,
      b: null,
      c: null,
      d: null,
      e: null,
      f: null,
    });
  });

  it.each(databases.ids)(
    'neither skips nor repeats what stays while others come and go, %p',
    async id => {
      const { knex, org } = await setUp(id);
      let added = 0;
      const items = await walk(org.services, async () => {
        added += 1;
        await storeOrg(knex, [buildService(`0${added}`)]);
        if (added === 1) await knex('services').where({ title: 'a' }).del();
      });
      expect(items.map(item => item.entityRef)).toEqual(
        ['a', 'c', 'e', 'b', 'd', 'f'].map(refOf),
      );
    },
  );

  it.each(databases.ids)('finds the services with a gap, %p', async id => {
    const { knex, org } = await setUp(id);
    await storeFigures(
      knex,
      refOf('c'),
      buildScored(6, {
        gaps: [{ ruleId: 'no-probe', severity: 'high', lift: 0.1 }],
      }),
    );
    const page = await org.services({ rule: 'no-probe' });
    expect(page).toMatchObject({
      totalItems: 1,
      items: [{ entityRef: refOf('c') }],
    });
    expect((await org.services({ rule: 'unheard-of' })).items).toEqual([]);
  });

  it.each(databases.ids)(
    'pages ownership gaps by tier and rung, %p',
    async id => {
      const { knex, org } = await setUp(id);
      const store = (
        name: string,
        tier: 1 | 2 | 3,
        ownership: ReturnType<typeof buildOwnership>,
      ) =>
        storeFigures(
          knex,
          refOf(name),
          buildScored(5, { tier, overrides: { ownership } }),
        );
      await knex('service_figures').del();
      await store(
        'a',
        2,
        buildOwnership({ named: 'missing', real: 'missing' }),
      );
      await store('b', 1, buildOwnership({ operable: 'missing' }));
      await store('c', 1, buildOwnership({ real: 'unknown' }));
      await store('d', 2, buildOwnership({}));
      await store(
        'e',
        2,
        buildOwnership(
          { enforced: 'contradicted' },
          {
            contradictions: [
              {
                rung: 'enforced',
                sides: [
                  { text: 'x', source: 'CODEOWNERS:1' },
                  { text: 'y', source: 'spec.owner' },
                ],
              },
            ],
            suggestedOwner: { kind: 'team', name: 'x', evidence: [] },
          },
        ),
      );
      const all = await walk(org.ownershipGaps);
      expect(
        all.map(({ entityRef, firstGap, gaps }) => [
          entityRef.at(-1),
          firstGap,
          gaps,
        ]),
      ).toEqual([
        ['c', 'real', []],
        ['b', 'operable', ['not-operable']],
        ['a', 'named', ['orphan']],
        ['e', 'enforced', ['contradiction']],
      ]);
      expect(all[0]).toMatchObject({ level: 1, atLeast: true });
      expect(all[3]).toMatchObject({
        contradictions: [[{ text: 'x' }, { text: 'y' }]],
        suggestedOwner: { name: 'x' },
        rungs: { enforced: 'contradicted', named: 'met' },
      });
      expect((await org.ownershipGaps({ gap: 'orphan' })).totalItems).toBe(1);
      expect(await org.ownershipGaps({ rung: 'operable' })).toMatchObject({
        totalItems: 1,
        items: [{ entityRef: refOf('b') }],
      });
      expect((await org.ownershipFunnel()).gaps).toEqual({
        orphan: 1,
        individual: 0,
        unreachable: 0,
        'no-on-call': 0,
        contradiction: 1,
        'not-enforced': 0,
        'not-operable': 1,
      });
    },
  );

  it.each(databases.ids)('pages what is in use, %p', async id => {
    const { knex, org } = await setUp(id);
    const store = (name: string, ...images: DependencyComponent[]) =>
      storeFigures(knex, refOf(name), buildUsing(...images));
    await store(
      'a',
      buildImage('redis', '7'),
      buildImage('redis', '8', {
        license: { expression: 'Apache-2.0', isSpdx: true, source: 'LICENSE' },
      }),
      buildImage('shop', '1', { isOwn: true }),
    );
    await store(
      'b',
      buildImage('redis', '7'),
      buildImage('100%_old', '1', {
        troubles: [{ kind: 'retired', severity: 'high', text: 'It ended' }],
      }),
    );
    await store('c', buildImage('nginx', '1'), buildImage('old', '2'));
    const ask = (query: object) => org.usage({ kind: 'image', ...query });
    const all = await walk(ask);
    expect(all.map(({ name, services }) => [name, services])).toEqual([
      ['redis', 2],
      ['100%_old', 1],
      ['nginx', 1],
      ['old', 1],
    ]);
    expect(all[0].versions).toEqual([
      { version: '7', services: 2 },
      { version: '8', services: 1 },
    ]);
    expect((await ask({ limit: 1 })).totalItems).toBe(4);
    expect(await ask({ search: '%_O' })).toMatchObject({
      totalItems: 1,
      items: [{ name: '100%_old' }],
    });
    expect(await ask({ kind: 'retired' })).toMatchObject({
      items: [{ name: '100%_old', services: 1 }],
    });
    expect(await ask({ kind: 'licence' })).toMatchObject({
      items: [{ name: 'Apache-2.0', services: 1, versions: [] }],
    });

    const users = await walk(page =>
      org.usageServices({ kind: 'image', name: 'redis', ...page }),
    );
    expect(
      users.map(({ entityRef, version }) => [entityRef.at(-1), version]),
    ).toEqual([
      ['a', '7'],
      ['a', '8'],
      ['b', '7'],
    ]);
  });

  it.each(databases.ids)('pages facts by reference, %p', async id => {
    const { org } = await setUp(id);
    const facts = await walk(org.facts);
    expect(facts.map(({ entityRef }) => entityRef)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map(refOf),
    );
    expect(facts[2]).toEqual({
      entityRef: refOf('c'),
      tier: 1,
      lifecycle: 'production',
      score: 6,
      grade: 'C',
      coverage: buildReport().score.coverage,
      incomplete: false,
      blockers: 0,
      findings: { critical: 0, high: 1, medium: 0, low: 0 },
      dimensions: expect.objectContaining({ security: null }),
      ownership: { level: 0, atLeast: true, contradictions: 0 },
      serves: false,
      slo: { latency: null, traffic: null, errors: null, saturation: null },
      dependencies: {
        charts: 0,
        images: 0,
        trouble: 0,
        unknown: 0,
        retired: 0,
        vulnerable: null,
      },
      auditedAt: '2026-11-23T10:00:00.000Z',
    });
  });

  it.each(['services', 'ownershipGaps', 'usage', 'facts'] as const)(
    'refuses a cursor of another list of %s',
    async name => {
      const { org } = await setUp('SQLITE_3');
      const { pageInfo } = await org.services({ limit: 2 });
      const other = await org.services({ limit: 2, order: 'tier' });
      const foreign = name === 'services' ? other.pageInfo : pageInfo;
      const asked = org[name]({
        cursor: foreign.nextCursor,
        ...(name === 'usage' && { kind: 'image' }),
      });
      await expect(asked).rejects.toThrow('Invalid cursor');
    },
  );

  it.each(databases.ids)('refuses a cursor with a NUL, %p', async id => {
    const { org } = await setUp(id);
    const cursor = encodePageEnd(['a\0', 1]);
    await expect(org.services({ cursor })).rejects.toThrow('Invalid cursor');
    await expect(
      org.services({ cursor: encodePageEnd(['😀%_\\', 1]) }),
    ).resolves.toMatchObject({ totalItems: 6 });
  });

  it.each(databases.ids)(
    'tells services apart that are alike in all that they are ordered by, %p',
    async id => {
      const knex = await databases.init(id);
      const names = ['a', 'b', 'c', 'd', 'e'];
      await storeOrg(
        knex,
        names.map(name => ({
          ...buildService(name, { title: 'The same' }),
          report: buildScored(5),
        })),
      );
      const org = askOrg(knex);
      for (const order of SERVICE_ORDERS) {
        const items = await walk(page => org.services({ order, ...page }));
        const found = items.map(item => item.entityRef).sort();
        expect({ order, found }).toEqual({ order, found: names.map(refOf) });
      }
      expect(await walk(org.ownershipGaps)).toHaveLength(5);
    },
  );

  it.each(databases.ids)(
    'says on each page how many there are, %p',
    async id => {
      const { knex, org } = await setUp(id);
      for (const name of ['a', 'b']) {
        await storeFigures(
          knex,
          refOf(name),
          buildUsing(buildImage('redis', '7'), buildImage('nginx', '1')),
        );
      }
      const totals = async (
        read: (page: object) => Promise<OrgPage<unknown>>,
      ): Promise<number[]> => {
        const found: number[] = [];
        await walk(async page => {
          const answer = await read(page);
          found.push(answer.totalItems);
          return answer;
        });
        return found;
      };
      // The last page is full, so that an empty one follows.
      expect(await totals(org.services)).toEqual([6, 6, 6, 6]);
      const image = { kind: 'image', name: 'redis' };
      expect(
        await totals(page => org.usage({ kind: 'image', ...page })),
      ).toEqual([2, 2]);
      expect(
        await totals(page => org.usageServices({ ...image, ...page })),
      ).toEqual([2, 2]);
    },
  );
});
