import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { buildService, storeOrg } from '../__testUtils__/org';
import { DEFAULT_SERVICES, serviceFilter } from '../catalog/CatalogReader';
import { ReadableServices } from './ReadableServices';

jest.setTimeout(60_000);

describe('ReadableServices', () => {
  const databases = createDatabases();

  /** Judges by conditions. */
  const permissions = mockServices.permissions.mock({
    authorizeConditional: async () => [
      {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'catalog',
        resourceType: 'catalog-entity',
        conditions: { rule: 'SOME', resourceType: 'catalog-entity' },
      },
    ],
  });

  it('keeps of services their ids, and of what they belong to the references', async () => {
    const knex = await databases.init('SQLITE_3');
    await storeOrg(knex, [buildService('shop'), buildService('hidden')]);
    const catalog = createCatalog([
      buildEntity('shop'),
      buildEntity('team', { kind: 'Group' }),
      buildEntity('checkout', { kind: 'System' }),
      buildEntity('money', { kind: 'Domain' }),
    ]);
    const readable = ReadableServices.create({
      knex,
      catalog: catalog.service,
      permissions,
      filter: serviceFilter(DEFAULT_SERVICES),
    });
    // What is cheap to know isn't known before somebody asked.
    const caller = mockCredentials.user();
    expect(await readable.known(caller)).toBeUndefined();
    expect(catalog.service.streamEntities).not.toHaveBeenCalled();
    const seen = await readable.of(caller);
    expect(await readable.known(caller)).toBe(seen);
    expect(
      await readable.known(mockCredentials.user('user:default/other')),
    ).toBeUndefined();
    expect(catalog.service.streamEntities).toHaveBeenCalledTimes(1);
    const { services, keys } = seen;
    expect(services).toEqual(
      await knex('services').where({ title: 'shop' }).pluck('id'),
    );
    expect([...(keys ?? [])].sort()).toEqual([
      'domain:default/money',
      'group:default/team',
      'system:default/checkout',
    ]);
  });

  it('neither waits for the catalog nor fails with it where a glance will do', async () => {
    const catalog = createCatalog([]);
    let fail: (error: Error) => void = () => {};
    const answer = new Promise<never>((_, reject) => {
      fail = reject;
    });
    catalog.service.streamEntities.mockImplementation(async function* walk() {
      await answer;
    });
    const readable = ReadableServices.create({
      knex: await databases.init('SQLITE_3'),
      catalog: catalog.service,
      permissions,
      filter: serviceFilter(DEFAULT_SERVICES),
    });
    const caller = mockCredentials.user();
    const asked = readable.of(caller);
    const known = await readable.known(caller);
    fail(new Error('The catalog is down'));
    await expect(asked).rejects.toThrow('The catalog is down');
    expect(known).toBeUndefined();
  });
});
