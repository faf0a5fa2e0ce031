import { mockServices } from '@backstage/backend-test-utils';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { CatalogReader } from '../catalog/CatalogReader';
import { Planner } from './Planner';
import { WarmUp } from './WarmUp';

jest.setTimeout(60_000);

describe('WarmUp', () => {
  const databases = createDatabases();
  const signal = new AbortController().signal;

  async function setUp() {
    const knex = await databases.init('SQLITE_3');
    const catalog = createCatalog([]);
    const logger = mockServices.logger.mock();
    const reader = CatalogReader.create({
      catalog: catalog.service,
      auth: mockServices.auth(),
    });
    const planner = Planner.create({
      knex,
      logger,
      catalog: reader,
      now: () => new Date(),
    });
    const warmUp = WarmUp.create({ catalog: reader, planner, logger });
    const queued = async () => {
      const rows = await knex('audit_queue').orderBy('entity_ref');
      return rows.map(row => row.entity_ref);
    };
    return { knex, catalog, warmUp, queued };
  }

  it('queues entities as they arrive', async () => {
    const { catalog, warmUp, queued } = await setUp();
    await warmUp.look(signal);
    expect(await queued()).toEqual([]);
    const a = buildEntity('a', { link: '.' });
    catalog.set(a);
    await warmUp.look(signal);
    expect(await queued()).toEqual(['component:default/a']);
    catalog.set(a, buildEntity('b', { link: '.' }));
    await warmUp.look(signal);
    expect(await queued()).toHaveLength(2);
  });

  it('streams the catalog only when the number of entities changed', async () => {
    const { catalog, warmUp } = await setUp();
    catalog.set(buildEntity('a', { link: '.' }));
    for (let look = 0; look < 5; look++) await warmUp.look(signal);
    expect(catalog.service.streamEntities).toHaveBeenCalledTimes(1);
  });

  it('does not sweep what has not arrived yet', async () => {
    const { knex, catalog, warmUp } = await setUp();
    catalog.set(buildEntity('a', { link: '.' }));
    await warmUp.look(signal);
    catalog.set(
      buildEntity('b', { link: '.' }),
      buildEntity('c', { link: '.' }),
    );
    await warmUp.look(signal);
    expect(await knex('audit_queue').whereNotNull('missing_since')).toEqual([]);
  });

  it('ends when nothing more arrives, also if the catalog is down', async () => {
    const { catalog, warmUp } = await setUp();
    catalog.set(buildEntity('a', { link: '.' }));
    await warmUp.look(signal);
    for (let look = 0; look < 39; look++) await warmUp.look(signal);
    expect(warmUp.ended.aborted).toBe(false);
    catalog.service.queryEntities.mockRejectedValueOnce(new Error('503'));
    await warmUp.look(signal);
    expect(warmUp.ended.aborted).toBe(true);
  });

  it('tries again when queueing failed', async () => {
    const { catalog, warmUp, queued } = await setUp();
    catalog.set(buildEntity('a', { link: '.' }));
    catalog.service.streamEntities.mockImplementationOnce(() => {
      throw new Error('503');
    });
    await warmUp.look(signal);
    expect(await queued()).toEqual([]);
    await warmUp.look(signal);
    expect(await queued()).toHaveLength(1);
  });
});
