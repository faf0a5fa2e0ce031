import { mockServices } from '@backstage/backend-test-utils';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { readRow, storeAudit } from '../__testUtils__/queue';
import { Clock } from '../__testUtils__/worker';
import { CatalogReader } from '../catalog/CatalogReader';
import { toDate } from '../database/time';
import { Planner } from './Planner';

jest.setTimeout(60_000);

const A = 'component:default/a';

describe('Planner', () => {
  const databases = createDatabases();
  const linked = (name: string, link = './chart') =>
    buildEntity(name, { link });

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    const catalog = createCatalog([]);
    const clock = new Clock();
    const planner = Planner.create({
      knex,
      logger: mockServices.logger.mock(),
      catalog: CatalogReader.create({
        catalog: catalog.service,
        auth: mockServices.auth({ pluginId: 'helm-audit' }),
      }),
      now: clock.now,
    });
    return { knex, catalog, clock, planner };
  }

  it.each(databases.ids)(
    'queues entities that link a chart, at once, %p',
    async id => {
      const { knex, catalog, clock, planner } = await setUp(id);
      catalog.set(linked('a'), buildEntity('unlinked'), linked('b'));
      await planner.plan();
      const rows = await knex('audit_queue').orderBy('entity_ref');
      expect(rows).toMatchObject([
        { entity_ref: A, state: 'queued', reason: 'new' },
        { entity_ref: 'component:default/b', state: 'queued', reason: 'new' },
      ]);
      expect(rows.map(row => toDate(row.next_run_at))).toEqual([
        clock.time,
        clock.time,
      ]);
    },
  );

  it.each(databases.ids)('spreads very many over time, %p', async id => {
    const { knex, catalog, clock, planner } = await setUp(id);
    const names = Array.from({ length: 501 }, (_, index) => `s${index}`);
    catalog.set(...names.map(name => linked(name)));
    await planner.plan();
    const rows = await knex('audit_queue').select('next_run_at');
    const delays = rows.map(
      row => toDate(row.next_run_at).getTime() - clock.time.getTime(),
    );
    expect(new Set(delays).size).toBeGreaterThan(100);
    expect(Math.max(...delays)).toBeLessThanOrEqual(10 * 60_000);
  });

  it.each(databases.ids)(
    'queues again what is linked elsewhere, and only that, %p',
    async id => {
      const { knex, catalog, planner } = await setUp(id);
      catalog.set(linked('a'), linked('b'));
      await planner.plan();
      const before = await knex('audit_queue').orderBy('entity_ref');
      catalog.set(linked('a', './other'), linked('b'));
      await planner.plan();
      const after = await knex('audit_queue').orderBy('entity_ref');
      expect(after[0]).toMatchObject({ reason: 'changed' });
      expect(after[0].ticket).not.toBe(before[0].ticket);
      expect(after[1]).toEqual(before[1]);
    },
  );

  it.each(databases.ids)(
    'hides what is gone, and deletes it a day later, %p',
    async id => {
      const { knex, catalog, clock, planner } = await setUp(id);
      catalog.set(linked('a'), linked('b'));
      await planner.plan();
      await storeAudit(knex, A);
      catalog.set(buildEntity('a'), linked('b'));
      await planner.plan();
      expect(toDate((await readRow(knex, A))!.missing_since!)).toEqual(
        clock.time,
      );
      expect(await knex('reports')).toHaveLength(1);

      clock.advance(24 * 60);
      await planner.plan();
      expect(await knex('reports')).toHaveLength(1);
      clock.advance(1);
      await planner.plan();
      expect(await readRow(knex, A)).toBeUndefined();
      expect(await knex('reports')).toEqual([]);
      expect(await knex('audit_queue')).toHaveLength(1);
      expect(catalog.service.getEntityByRef).not.toHaveBeenCalled();
      expect(catalog.service.getEntitiesByRefs).not.toHaveBeenCalled();
    },
  );

  it.each(databases.ids)(
    'welcomes back what was gone for a while, %p',
    async id => {
      const { knex, catalog, planner } = await setUp(id);
      catalog.set(linked('a'));
      await planner.plan();
      await storeAudit(knex, A);
      catalog.set();
      await planner.plan();
      catalog.set(linked('a'));
      await planner.plan();
      expect(await readRow(knex, A)).toMatchObject({
        missing_since: null,
        state: 'queued',
        content_hash: 'c1',
      });
      expect(await knex('reports')).toHaveLength(1);
    },
  );

  it.each(databases.ids)(
    'changes nothing when the catalog fails, %p',
    async id => {
      const { knex, catalog, planner } = await setUp(id);
      catalog.set(linked('a'));
      await planner.plan();
      catalog.service.streamEntities.mockImplementationOnce(() => {
        throw new Error('503');
      });
      await expect(planner.plan()).rejects.toThrow('503');
      expect(await readRow(knex, A)).toMatchObject({ missing_since: null });
    },
  );

  it('asks with the credentials of the plugin', async () => {
    const { catalog, planner } = await setUp('SQLITE_3');
    await planner.plan();
    expect(catalog.service.streamEntities).toHaveBeenCalledWith(
      expect.anything(),
      {
        credentials: expect.objectContaining({
          principal: { type: 'service', subject: 'plugin:helm-audit' },
        }),
      },
    );
  });
});
