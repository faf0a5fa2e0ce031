import { mockServices } from '@backstage/backend-test-utils';
import { askOrg } from '../__testUtils__/askOrg';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildScored,
  buildService,
  buildWhole,
  clearDerived,
  hasDerived,
  readDerived,
  refOf,
  storeOrg,
  storeReport,
} from '../__testUtils__/org';
import { NOW, queueAudits } from '../__testUtils__/queue';
import { CatalogReader } from '../catalog/CatalogReader';
import { migrationsDir } from '../database/applyMigrations';
import { appendPoint } from '../database/operations/history/appendPoint';
import { upsertReport } from '../database/operations/reports/upsertReport';
import { Backfill } from './Backfill';
import { Planner } from './Planner';

jest.setTimeout(60_000);

describe('Backfill', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    const logger = mockServices.logger.mock();
    const backfill = Backfill.create({ knex, logger });
    await storeOrg(knex, [
      {
        ...buildService('shop'),
        report: buildScored(5, {
          auditedAt: '2026-11-02T10:00:00.000Z',
          gaps: [{ ruleId: 'a', severity: 'high', lift: 0.1 }],
        }),
      },
    ]);
    await storeReport(
      knex,
      refOf('shop'),
      buildScored(7, {
        gaps: [{ ruleId: 'a', severity: 'low', lift: 0.1 }],
      }),
    );
    return { knex, logger, backfill };
  }

  it.each(databases.ids)(
    'takes figures from reports that were stored without, %p',
    async id => {
      const { knex, backfill } = await setUp(id);
      const before = await readDerived(knex);
      expect(before.service_figures).toMatchObject([{ score: 7 }]);
      expect(before.score_changes).toMatchObject([
        { before: null, change: 5, scored: 1 },
        { before: 5, change: 2, scored: 0 },
      ]);
      await clearDerived(knex);
      await backfill.run();
      expect(await readDerived(knex)).toEqual(before);
    },
  );

  it.each(databases.ids)(
    'fills what an upgrade finds, once a sweep has met the services, %p',
    async id => {
      const knex = await databases.initEmpty(id);
      await knex.migrate.up({ directory: migrationsDir });
      // As the first release stored it: nothing knew of many services then.
      const report = buildWhole();
      await upsertReport(knex, refOf('shop'), report);
      await queueAudits(knex, refOf('shop'));
      await appendPoint(knex, refOf('shop'), report);
      await knex.migrate.latest({ directory: migrationsDir });

      const logger = mockServices.logger.mock();
      const backfill = Backfill.create({ knex, logger });
      await backfill.run();
      expect(await hasDerived(knex)).toBe(false);
      const planner = Planner.create({
        knex,
        logger,
        catalog: CatalogReader.create({
          catalog: createCatalog([buildEntity('shop', { link: '.' })]).service,
          auth: mockServices.auth(),
        }),
        now: () => NOW,
      });
      await planner.plan();
      await backfill.run();
      expect(await hasDerived(knex)).toBe(true);
      expect(logger.warn).not.toHaveBeenCalled();
      expect(await askOrg(knex).services()).toMatchObject({
        items: [{ entityRef: refOf('shop'), score: 5, grade: 'C' }],
      });
    },
  );

  it.each(databases.ids)('takes them again when they are old, %p', async id => {
    const { knex, backfill } = await setUp(id);
    await knex('service_figures').update({ version: 0, score: 1 });
    await backfill.run();
    expect(await knex('service_figures')).toMatchObject([{ score: 7 }]);
  });

  it.each(databases.ids)(
    'takes in history that was added from elsewhere, %p',
    async id => {
      const { knex, backfill } = await setUp(id);
      await backfill.run();
      const [point] = await knex('score_history');
      await knex('score_history').insert({
        ...point,
        id: undefined,
        score: 2,
        audited_at: new Date('2026-10-01T10:00:00.000Z'),
      });
      await backfill.run();
      expect(
        await knex('score_changes').orderBy('day').select('before', 'change'),
      ).toEqual([
        { before: null, change: 2 },
        { before: 2, change: 3 },
        { before: 5, change: 2 },
      ]);
    },
  );

  it.each(databases.ids)(
    'leaves what it can not read to the next audit, %p',
    async id => {
      const { knex, backfill, logger } = await setUp(id);
      await knex('service_figures').del();
      await knex('reports').update({ report: '{"schemaVersion":"0.1"}' });
      await backfill.run();
      await backfill.run();
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(await knex('service_figures')).toEqual([]);
    },
  );

  it.each(databases.ids)(
    'tries again what the database refused for a while, %p',
    async id => {
      const { knex, backfill, logger } = await setUp(id);
      const before = await readDerived(knex);
      await clearDerived(knex);
      await knex.schema.renameTable('service_gaps', 'elsewhere');
      await backfill.run();
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(await knex('service_figures')).toEqual([]);
      await knex.schema.renameTable('elsewhere', 'service_gaps');
      await backfill.run();
      expect(await readDerived(knex)).toEqual(before);
    },
  );

  it('ends when it is told to', async () => {
    const { knex, backfill } = await setUp('SQLITE_3');
    await knex('service_figures').del();
    await backfill.run(AbortSignal.abort());
    expect(await knex('service_figures')).toEqual([]);
  });
});
