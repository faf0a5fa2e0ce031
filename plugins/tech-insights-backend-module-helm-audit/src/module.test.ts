import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { SCORECARD_CHECKS } from '@helm-audit/plugin-helm-audit-common';
import { DateTime } from 'luxon';
import { buildAuditFacts, buildUnknownFacts } from './__testUtils__/auditFacts';
import {
  FactsRoute,
  pagesOf,
  shippedConfig,
  startTechInsights,
} from './__testUtils__/techInsights';
import { FACT_SCHEMA, FACT_SCHEMA_VERSION } from './facts/factSchema';
import { PAGE_SIZE } from './retriever/retrieveFacts';

const SHOP = 'component:default/shop';

/** Starts Tech Insights with a logger that is looked into. */
async function start(
  answer: FactsRoute,
  options?: Parameters<typeof startTechInsights>[2],
) {
  const logger = mockServices.rootLogger.mock();
  logger.child.mockImplementation(() => logger);
  return { logger, ...(await startTechInsights(answer, logger, options)) };
}

describe('techInsightsModuleHelmAudit', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
    disableDocker: true,
  });

  it('writes facts that the shipped checks understand', async () => {
    const { retrieve, run, schemas, logger } = await start(
      pagesOf(() => [buildAuditFacts()]),
    );
    await retrieve();
    expect(await schemas()).toEqual([
      expect.objectContaining({
        id: 'helmAudit',
        version: FACT_SCHEMA_VERSION,
        ...FACT_SCHEMA,
      }),
    ]);
    const [{ results, error }] = await run([SHOP]);
    expect(error).toBeUndefined();
    expect(results.map(({ check }) => check.id).sort()).toEqual(
      Object.keys(SCORECARD_CHECKS).sort(),
    );
    expect(results.filter(({ result }) => !result)).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('passes on what is known alone, and skips no check for what is not', async () => {
    const { retrieve, run } = await start(pagesOf(() => [buildUnknownFacts()]));
    await retrieve();
    const [{ results }] = await run([SHOP]);
    expect(results).toHaveLength(Object.keys(SCORECARD_CHECKS).length);
    // Those ask for what is known: open findings, and rungs that were seen.
    const passed = results.filter(({ result }) => result);
    expect(passed.map(({ check }) => check.id).sort()).toEqual([
      'helm-audit-bronze-no-critical',
      'helm-audit-bronze-owner',
      'helm-audit-gold-no-high',
      'helm-audit-gold-ownership',
      'helm-audit-silver-on-call',
    ]);
  });

  it.each([
    [1, 7.9, false],
    [2, 7.9, false],
    [3, 7.9, true],
    [2, 8, true],
    [1, 8.4, false],
    [1, 8.5, true],
  ] as const)(
    'asks tier %s with a score of %s by its tier',
    async (tier, score, passes) => {
      const { retrieve, run } = await start(
        pagesOf(() => [buildAuditFacts({ tier, score })]),
      );
      await retrieve();
      const [{ results }] = await run([SHOP], ['helm-audit-gold-score']);
      expect(results).toEqual([expect.objectContaining({ result: passes })]);
    },
  );

  it.each([
    [false, true],
    [true, false],
    [null, false],
  ])('asks for alerts where requests are taken: %s', async (serves, passes) => {
    const { slo } = buildUnknownFacts();
    const { retrieve, run } = await start(
      pagesOf(() => [buildAuditFacts({ serves, slo })]),
    );
    await retrieve();
    const checks = ['helm-audit-silver-alerts', 'helm-audit-gold-objectives'];
    const [{ results }] = await run([SHOP], checks);
    expect(results.map(({ result }) => result)).toEqual([passes, passes]);
  });

  it('reads all pages', async () => {
    const all = Array.from({ length: 2 * PAGE_SIZE + 1 }, (_, index) =>
      buildAuditFacts({ entityRef: `component:default/shop-${index}` }),
    );
    const asked: number[] = [];
    const pages = pagesOf(() => all);
    const { retrieve, run } = await start(query => {
      asked.push(query.limit);
      return pages(query);
    });
    await retrieve();
    expect(asked).toEqual([PAGE_SIZE, PAGE_SIZE, PAGE_SIZE]);
    expect(await run([], ['helm-audit-bronze-seen'])).toHaveLength(all.length);
  });

  it('writes nothing when a page fails, says so, and keeps what there was', async () => {
    const audit = buildAuditFacts();
    let fails = false;
    const { retrieve, latest, logger } = await start(({ cursor }) => {
      if (fails && cursor) throw new Error('The database is away');
      return { items: [audit], next: cursor ? undefined : '1' };
    });
    await retrieve();
    const before = await latest(SHOP);
    expect(before.facts.score).toBe(9.2);

    audit.score = 1;
    fails = true;
    await retrieve();
    expect(await latest(SHOP)).toEqual(before);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining('after the first 1 entities'),
    );
  });

  it.each(databases.eachSupportedId())(
    'lets the facts of entities that are gone leave after a time, %p',
    async id => {
      const config: any = shippedConfig();
      config.techInsights.factRetrievers.helmAudit.lifecycle = {
        timeToLive: { hours: 1 },
      };
      let entities = ['gone', 'shop'];
      const knex = await databases.init(id);
      const { retrieve, latest } = await start(
        pagesOf(() =>
          entities.map(name =>
            buildAuditFacts({ entityRef: `component:default/${name}` }),
          ),
        ),
        { config, database: { getClient: async () => knex } },
      );
      await retrieve();
      expect(await latest('component:default/gone')).toBeDefined();
      // As if that had been some time ago.
      const past = DateTime.now().minus({ hours: 2 }).toISO();
      await knex('facts').update({ timestamp: past });

      entities = ['shop'];
      await retrieve();
      expect(await latest('component:default/gone')).toBeUndefined();
      expect(await latest(SHOP)).toBeDefined();
      expect(await knex('facts').select()).toHaveLength(1);
    },
  );

  it('says what to add when no cadence is configured', async () => {
    const config: any = shippedConfig();
    delete config.techInsights.factRetrievers;
    const { logger } = await start(
      pagesOf(() => []),
      { config },
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("cadence: '10 * * * *'"),
    );
  });
});
