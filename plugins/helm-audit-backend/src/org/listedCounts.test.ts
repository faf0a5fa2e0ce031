import {
  GOLDEN_SIGNALS,
  OWNERSHIP_GAPS,
  OWNERSHIP_RUNGS,
  OwnershipContradiction,
  SIGNAL_STRENGTHS,
  UNMET_STATES,
  WatchedSignal,
} from '@helm-audit/plugin-helm-audit-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildOwnership,
  buildScored,
  buildService,
  storeOrg,
} from '../__testUtils__/org';
import { NOW } from '../__testUtils__/queue';
import { AuthorizedOrgService } from './AuthorizedOrgService';
import { CsvLists } from './csv';
import { OrgService, Query } from './OrgService';
import { CSV_QUERIES, ORG_QUERIES } from './queries';
import { EVERYTHING } from './Visibility';

jest.setTimeout(60_000);

const CONTRADICTION: OwnershipContradiction = {
  rung: 'enforced',
  sides: [
    { text: 'x', source: 'CODEOWNERS:1' },
    { text: 'y', source: 'spec.owner' },
  ],
};

const owned = (
  name: string,
  ...ownership: Parameters<typeof buildOwnership>
) => ({
  ...buildService(name, { group: 'group:default/team' }),
  report: buildScored(5, {
    overrides: { ownership: buildOwnership(...ownership) },
  }),
});

describe('counts of ownership', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    await storeOrg(knex, [
      owned('clear', {}),
      // Every rung is met, and yet two places name different owners.
      owned('disputed', {}, { contradictions: [CONTRADICTION] }),
      owned('orphaned', { named: 'missing', real: 'missing' }),
      owned('crossed', { enforced: 'contradicted' }),
      owned('unseen', { enforced: 'unknown', operable: 'missing' }),
      buildService('bare', { linked: false }),
    ]);
    const service = OrgService.create({ knex, now: () => NOW });
    const names = async (query: object) => {
      const page = await service.ownershipGaps(
        ORG_QUERIES.ownershipGaps.parse(query),
        EVERYTHING,
      );
      expect(page.totalItems).toBe(page.items.length);
      return page.items.map(({ title }) => title).sort();
    };
    return { service, names };
  }

  it.each(databases.ids)('have lists that agree, %p', async id => {
    const { service, names } = await setUp(id);
    const funnel = await service.ownershipFunnel({}, EVERYTHING);
    for (const gap of OWNERSHIP_GAPS) {
      const listed = await names({ gap });
      expect([gap, listed.length]).toEqual([gap, funnel.gaps[gap]]);
    }
    for (const { id: rung, reached, stopped } of funnel.rungs) {
      expect(await names({ reached: rung })).toHaveLength(reached);
      let all = 0;
      for (const state of UNMET_STATES) {
        expect(await names({ rung, state })).toHaveLength(stopped[state]);
        all += stopped[state];
      }
      expect(await names({ rung })).toHaveLength(all);
    }
    expect(await names({})).toEqual([
      'crossed',
      'disputed',
      'orphaned',
      'unseen',
    ]);
    expect(await names({ gap: 'contradiction' })).toEqual([
      'crossed',
      'disputed',
    ]);
    expect(await names({ reached: OWNERSHIP_RUNGS.at(-1) })).toEqual([
      'clear',
      'disputed',
    ]);
    expect(await names({ rung: 'enforced', state: 'unknown' })).toEqual([
      'unseen',
    ]);
  });

  it.each(databases.ids)('have the same list as CSV, %p', async id => {
    const { service } = await setUp(id);
    const lists = new CsvLists(
      {
        ownershipGaps: (query: Query<'ownershipGaps'>) =>
          service.ownershipGaps(query, EVERYTHING),
      } as unknown as AuthorizedOrgService,
      mockCredentials.user(),
    );
    const rows = [];
    for await (const row of lists.ownership(
      CSV_QUERIES.ownership.parse({ gap: 'contradiction' }),
    )) {
      rows.push(row[1]);
    }
    expect(rows).toEqual(['title', 'crossed', 'disputed']);
  });
});

describe('counts of services', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    await storeOrg(knex, [
      { ...buildService('audited'), report: buildScored(5) },
      { ...buildService('watched'), report: buildScored(6) },
      buildService('waiting'),
      buildService('team-bare', { linked: false, group: 'group:default/team' }),
      buildService('team-too', { linked: false, group: 'group:default/team' }),
      buildService('person-bare', { linked: false, owner: 'user:default/ada' }),
      buildService('nobodys', { linked: false }),
    ]);
    await knex('service_figures').update({
      serves: true,
      slo_latency: 'none',
      slo_traffic: null,
    });
    await knex('service_figures')
      .where({ score: 6 })
      .update({ slo_latency: 'slo' });
    const service = OrgService.create({ knex, now: () => NOW });
    const names = async (query: object) => {
      const page = await service.services(
        ORG_QUERIES.services.parse({ link: 'all', ...query }),
        EVERYTHING,
      );
      expect(page.totalItems).toBe(page.items.length);
      return page.items.map(({ title }) => title);
    };
    return { service, names };
  }

  it.each(databases.ids)(
    'without a chart go by owner, and their lists agree, %p',
    async id => {
      const { service, names } = await setUp(id);
      const { owners, truncated } = await service.unlinked({}, EVERYTHING);
      expect(truncated).toBe(false);
      expect(owners).toEqual(
        expect.arrayContaining([
          { owner: 'group:default/team', services: 2 },
          { owner: 'user:default/ada', services: 1 },
          { owner: null, services: 1 },
        ]),
      );
      expect(owners).toHaveLength(3);
      expect(owners[0].owner).toBe('group:default/team');
      const unlinked = { link: 'unlinked' };
      for (const { owner, services } of owners) {
        expect(
          await names({ ...unlinked, owner: owner ?? 'none' }),
        ).toHaveLength(services);
      }
      expect(await names({ ...unlinked, owner: 'none' })).toEqual(['nobodys']);
      expect(
        (await service.unlinked({}, { services: [], keys: new Set() })).owners,
      ).toEqual([]);
    },
  );

  it.each(databases.ids)('of golden signals have lists too, %p', async id => {
    const { service, names } = await setUp(id);
    const { signals } = await service.slo({}, EVERYTHING);
    for (const signal of GOLDEN_SIGNALS) {
      const counts = signals.find(each => each.signal === signal)!;
      for (const strength of SIGNAL_STRENGTHS) {
        const watched: WatchedSignal = `${signal}:${strength}`;
        expect(await names({ watched })).toHaveLength(
          counts.strengths[strength],
        );
      }
      expect(await names({ watched: `${signal}:unknown` })).toHaveLength(
        counts.unknown,
      );
    }
    expect(await names({ watched: 'latency:slo' })).toEqual(['watched']);
    expect(await names({ watched: 'traffic:unknown' })).toEqual([
      'audited',
      'watched',
    ]);
  });

  it.each(databases.ids)('hold all that is not audited, %p', async id => {
    const { names } = await setUp(id);
    expect(await names({ counted: 'unaudited' })).toEqual([
      'nobodys',
      'person-bare',
      'team-bare',
      'team-too',
      'waiting',
    ]);
  });

  it.each([
    { watched: 'latency' },
    { watched: 'latency:good' },
    { owner: ':' },
  ])('refuses %p', query => {
    expect(ORG_QUERIES.services.safeParse(query).success).toBe(false);
  });
});
