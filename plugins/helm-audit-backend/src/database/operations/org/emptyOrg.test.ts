import { createDatabases } from '../../../__testUtils__/databases';
import { askOrg } from '../../../__testUtils__/askOrg';
import {
  buildScored,
  buildService,
  storeOrg,
} from '../../../__testUtils__/org';

jest.setTimeout(60_000);

const NO_PAGE = { items: [], totalItems: 0, pageInfo: {} };

describe('questions about services', () => {
  const databases = createDatabases();

  /** Answers to all questions. */
  async function askAll(org: ReturnType<typeof askOrg>) {
    const image = { kind: 'image' };
    const rowsBy = async (by: string) => (await org.heatmap({ by })).rows;
    return {
      facets: await org.facets(),
      group: await rowsBy('group'),
      system: await rowsBy('system'),
      domain: await rowsBy('domain'),
      tier: await rowsBy('tier'),
      distribution: await org.distribution(),
      movement: await org.movement(),
      gaps: await org.gaps(),
      unlinked: await org.unlinked(),
      ownershipFunnel: await org.ownershipFunnel(),
      slo: await org.slo(),
      services: await org.services({ link: 'all' }),
      ownershipGaps: await org.ownershipGaps(),
      usage: await org.usage(image),
      usageServices: await org.usageServices({ ...image, name: 'x' }),
      facts: await org.facts(),
    };
  }

  const NOTHING = {
    facets: {
      groups: [],
      systems: [],
      domains: [],
      tiers: [],
      lifecycles: [],
      tags: [],
    },
    group: [],
    system: [],
    domain: [],
    tier: [],
    distribution: expect.objectContaining({
      services: 0,
      score: null,
      blockers: 0,
    }),
    movement: expect.objectContaining({
      improved: [],
      fellBack: [],
      newCount: 0,
    }),
    gaps: { items: [] },
    unlinked: expect.objectContaining({ owners: [] }),
    ownershipFunnel: expect.objectContaining({ services: 0, audited: 0 }),
    slo: expect.objectContaining({ services: 0 }),
    services: NO_PAGE,
    ownershipGaps: NO_PAGE,
    usage: NO_PAGE,
    usageServices: NO_PAGE,
    facts: NO_PAGE,
  };

  it.each(databases.ids)('have answers where there are none, %p', async id => {
    const knex = await databases.init(id);
    expect(await askAll(askOrg(knex))).toEqual(NOTHING);
  });

  it.each(databases.ids)(
    'have the same where none may be seen, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(knex, [
        { ...buildService('shop'), report: buildScored(5) },
        buildService('bare', { linked: false }),
      ]);
      const nobody = askOrg(knex, { services: [], keys: new Set() });
      expect(await askAll(nobody)).toEqual(NOTHING);
    },
  );

  it.each(databases.ids)('know services without a report, %p', async id => {
    const knex = await databases.init(id);
    await storeOrg(knex, [buildService('shop', { tags: ['a'] })]);
    const org = askOrg(knex);
    expect(await org.distribution()).toMatchObject({
      services: 1,
      audited: 0,
      waiting: 1,
      score: null,
    });
    expect(await org.services({ order: '-score' })).toMatchObject({
      items: [{ score: null, change: null, state: 'queued', auditedAt: null }],
      totalItems: 1,
    });
    expect((await org.heatmap({ by: 'tier' })).rows).toMatchObject([
      { key: '2', services: 1, audited: 0, score: null },
    ]);
    expect(await org.facets()).toMatchObject({ tiers: [2], tags: ['a'] });
    expect(await org.facts()).toEqual(NO_PAGE);
    expect(await org.ownershipGaps()).toEqual(NO_PAGE);
  });
});
