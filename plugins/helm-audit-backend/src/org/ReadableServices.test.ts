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

  it('keeps of services their ids, and of what they belong to the references', async () => {
    const knex = await databases.init('SQLITE_3');
    await storeOrg(knex, [buildService('shop'), buildService('hidden')]);
    const readable = ReadableServices.create({
      knex,
      catalog: createCatalog([
        buildEntity('shop'),
        buildEntity('team', { kind: 'Group' }),
        buildEntity('checkout', { kind: 'System' }),
        buildEntity('money', { kind: 'Domain' }),
      ]).service,
      permissions: mockServices.permissions.mock({
        authorizeConditional: async () => [
          {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'catalog',
            resourceType: 'catalog-entity',
            conditions: { rule: 'SOME', resourceType: 'catalog-entity' },
          },
        ],
      }),
      filter: serviceFilter(DEFAULT_SERVICES),
    });
    const { services, keys } = await readable.of(mockCredentials.user());
    expect(services).toEqual(
      await knex('services').where({ title: 'shop' }).pluck('id'),
    );
    expect([...(keys ?? [])].sort()).toEqual([
      'domain:default/money',
      'group:default/team',
      'system:default/checkout',
    ]);
  });
});
