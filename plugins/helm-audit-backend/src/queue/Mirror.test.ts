import { randomBytes } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildImage,
  buildUsing,
  buildWhole,
  hasDerived,
  refOf,
  storeReport,
} from '../__testUtils__/org';
import { Clock } from '../__testUtils__/worker';
import { CatalogReader } from '../catalog/CatalogReader';
import { hasAllKeys } from '../database/operations/org/hasAllKeys';
import { Backfill } from './Backfill';
import { Planner } from './Planner';

jest.setTimeout(60_000);

describe('Mirror', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    const catalog = createCatalog([]);
    const clock = new Clock();
    const logger = mockServices.logger.mock();
    const planner = Planner.create({
      knex,
      logger,
      catalog: CatalogReader.create({
        catalog: catalog.service,
        auth: mockServices.auth(),
      }),
      now: clock.now,
    });
    const sweep = async (...entities: Entity[]) => {
      catalog.set(...entities);
      await planner.plan();
    };
    const services = () =>
      knex('services').whereNull('missing_since').orderBy('entity_ref');
    const hasFigures = () => hasDerived(knex);
    return { knex, logger, clock, sweep, services, hasFigures };
  }

  const shop = (more: Partial<Entity['metadata']> = {}, link = './chart') => {
    const entity = buildEntity('shop', {
      link,
      relations: [
        { type: 'ownedBy', targetRef: 'user:default/ada' },
        { type: 'ownedBy', targetRef: 'group:default/team' },
        { type: 'partOf', targetRef: 'component:default/larger' },
        { type: 'partOf', targetRef: 'system:default/checkout' },
      ],
    });
    return {
      ...entity,
      metadata: { ...entity.metadata, ...more },
      spec: { lifecycle: 'production' },
    };
  };
  const report = buildWhole();

  it.each(databases.ids)('keeps what the catalog says, %p', async id => {
    const { knex, sweep, services } = await setUp(id);
    const group = {
      ...buildEntity('team', {
        kind: 'Group',
        relations: [{ type: 'childOf', targetRef: 'group:default/company' }],
      }),
      spec: { profile: { displayName: 'The team' } },
    };
    await sweep(
      shop({
        title: 'Shop',
        tags: ['b', 'a'],
        labels: { 'helm-audit/tier': '1' },
      }),
      buildEntity('bare', { annotations: { 'helm-audit/tier': 'first' } }),
      group,
    );
    expect(await services()).toMatchObject([
      { title: 'bare', owner_ref: null, tier: 2, lifecycle: null },
      {
        title: 'Shop',
        sort_name: 'shop',
        owner_ref: 'group:default/team',
        group_ref: 'group:default/team',
        system_ref: 'system:default/checkout',
        tier: 1,
        lifecycle: 'production',
      },
    ]);
    expect((await services()).map(row => Boolean(row.linked))).toEqual([
      false,
      true,
    ]);
    expect(await knex('service_tags').orderBy('tag').pluck('tag')).toEqual([
      'a',
      'b',
    ]);
    expect(await knex('org_keys')).toEqual([
      {
        ref: 'group:default/team',
        kind: 'group',
        title: 'The team',
        parent_ref: 'group:default/company',
      },
    ]);

    const ids = await knex('services').orderBy('id').pluck('id');
    await sweep(shop({ title: 'The shop', tags: ['c'] }), buildEntity('bare'));
    expect(await services()).toMatchObject([
      {},
      { title: 'The shop', tier: 2 },
    ]);
    expect(await knex('service_tags').pluck('tag')).toEqual(['c']);
    expect(await knex('org_keys')).toEqual([]);
    expect(await knex('services').orderBy('id').pluck('id')).toEqual(ids);
  });

  it.each(databases.ids)(
    'keeps a system that links a chart as a service too, while it does, %p',
    async id => {
      const { knex, sweep, services } = await setUp(id);
      const system = (link?: string) =>
        buildEntity('checkout', { kind: 'System', link });
      await sweep(system('./chart'));
      expect(await services()).toMatchObject([
        { entity_ref: 'system:default/checkout', title: 'checkout' },
      ]);
      await sweep(system());
      expect(await services()).toEqual([]);
      expect(await knex('org_keys').pluck('ref')).toEqual([
        'system:default/checkout',
      ]);
    },
  );

  it.each(databases.ids)('takes texts of any length, %p', async id => {
    const { knex, logger, sweep, services } = await setUp(id);
    // Random letters, that no compression brings below what an index takes.
    const long = randomBytes(20_000).toString('base64');
    await sweep({
      ...shop({ title: `\0${long}` }),
      spec: { lifecycle: `${'a'.repeat(254)}😀${long}` },
    });
    expect(await services()).toMatchObject([
      { title: long.slice(0, 255), lifecycle: 'a'.repeat(254) },
    ]);
    expect(logger.warn).not.toHaveBeenCalled();

    await storeReport(knex, refOf('shop'), buildUsing(buildImage(long, long)));
    expect(await knex('usages')).toMatchObject([
      { name: long.slice(0, 500), version: long.slice(0, 255) },
    ]);
  });

  it.each(databases.ids)(
    'goes on when the database refuses an entity, %p',
    async id => {
      const { knex, logger, sweep } = await setUp(id);
      const untold = buildEntity('untold', { link: './chart' });
      untold.metadata.tags = [null as unknown as string];
      await sweep(untold);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(await knex('services')).toEqual([]);
      expect(await knex('audit_queue').pluck('entity_ref')).toEqual([
        refOf('untold'),
      ]);
    },
  );

  it.each(databases.ids)('writes only what changed, %p', async id => {
    const { knex, sweep } = await setUp(id);
    await sweep(shop());
    await knex('services').update({ title: 'As it is stored' });
    await sweep(shop());
    expect(await knex('services').pluck('title')).toEqual(['As it is stored']);
  });

  it.each(databases.ids)(
    'hides what is gone with its figures, and deletes it a day later, %p',
    async id => {
      const { knex, clock, sweep, services, hasFigures } = await setUp(id);
      await sweep(shop());
      await storeReport(knex, refOf('shop'), report);
      expect(await hasFigures()).toBe(true);
      await sweep();
      expect(await services()).toEqual([]);
      expect(await hasFigures()).toBe(false);
      clock.advance(24 * 60);
      await sweep();
      expect(await knex('services')).toHaveLength(1);
      clock.advance(1);
      await sweep();
      expect(await knex('services')).toEqual([]);
      expect(await knex('service_tags')).toEqual([]);
    },
  );

  it.each(databases.ids)(
    'drops the figures of what links no chart any more, and brings them back with the link, %p',
    async id => {
      const { knex, sweep, services, hasFigures } = await setUp(id);
      await sweep(shop());
      await storeReport(knex, refOf('shop'), report);
      const { annotations, ...metadata } = shop().metadata;
      await sweep({ ...shop(), metadata });
      expect((await services()).map(row => Boolean(row.linked))).toEqual([
        false,
      ]);
      expect(await hasFigures()).toBe(false);

      // An audit that was under way when the link went.
      await storeReport(knex, refOf('shop'), report);
      expect(await hasFigures()).toBe(false);

      await sweep(shop());
      expect((await services()).map(row => Boolean(row.linked))).toEqual([
        true,
      ]);
      const logger = mockServices.logger.mock();
      await Backfill.create({ knex, logger }).run();
      expect(await hasFigures()).toBe(true);
    },
  );

  it.each(databases.ids)(
    'deletes figures that an earlier sweep left behind, %p',
    async id => {
      const { knex, sweep, hasFigures } = await setUp(id);
      await sweep(shop());
      await storeReport(knex, refOf('shop'), report);
      // It was hidden from the queue, and ended before its figures went.
      const { annotations, ...metadata } = shop().metadata;
      await knex('audit_queue').update({ missing_since: new Date() });
      await sweep({ ...shop(), metadata });
      expect(await hasFigures()).toBe(false);
    },
  );

  it.each(databases.ids)(
    'knows all groups after a sweep that stored them, %p',
    async id => {
      const { knex, sweep } = await setUp(id);
      const team = buildEntity('team', { kind: 'Group' });
      expect(await hasAllKeys(knex)).toBe(false);
      await sweep(team);
      expect(await hasAllKeys(knex)).toBe(true);

      const untold = buildEntity('untold', { kind: 'Group' });
      untold.metadata.title = 'team';
      await knex.schema.alterTable('org_keys', table => {
        table.unique(['title']);
      });
      await sweep(team, untold);
      expect(await hasAllKeys(knex)).toBe(false);
    },
  );
});
