import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { queueAudits } from '../__testUtils__/queue';
import { AuditService } from './AuditService';
import { AuthorizedAuditService } from './AuthorizedAuditService';

jest.setTimeout(60_000);

const STRANGER = mockCredentials.user('user:default/stranger');

describe('AuthorizedAuditService', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number], names: string[]) {
    const knex = await databases.init(id);
    await queueAudits(knex, ...names.map(name => `component:default/${name}`));
    const catalog = createCatalog(
      names.map(name => buildEntity(name, { link: '.' })),
    );
    const service = AuthorizedAuditService.create({
      service: AuditService.create({
        knex,
        wake: () => {},
        now: () => new Date(),
      }),
      catalog: catalog.service,
      permissions: mockServices.permissions(),
    });
    return { catalog, service };
  }

  it.each(databases.ids)(
    'fills a page past many unreadable entities, %p',
    async id => {
      const hidden = Array.from(
        { length: 450 },
        (_, index) => `secret-${index}`,
      );
      const { catalog, service } = await setUp(id, ['a', ...hidden, 'y', 'z']);

      const first = await service.listSummaries({ limit: 2 }, STRANGER);
      expect(first.items.map(item => item.entityRef)).toEqual([
        'component:default/a',
        'component:default/y',
      ]);
      expect(catalog.service.getEntitiesByRefs).toHaveBeenCalledTimes(3);
      const second = await service.listSummaries(
        { limit: 2, after: first.next },
        STRANGER,
      );
      expect(second.items.map(item => item.entityRef)).toEqual([
        'component:default/z',
      ]);
      expect(second.next).toBeUndefined();
    },
  );

  it.each(databases.ids)(
    'has no further page after a full last one, %p',
    async id => {
      const { service } = await setUp(id, ['a', 'b']);
      const { items, next } = await service.listSummaries(
        { limit: 2 },
        STRANGER,
      );
      expect(items).toHaveLength(2);
      expect(next).toBeUndefined();
    },
  );

  it('does not ask the catalog about nothing', async () => {
    const { catalog, service } = await setUp('SQLITE_3', []);
    expect(await service.listSummaries({ limit: 2 }, STRANGER)).toEqual({
      items: [],
    });
    expect(catalog.service.getEntitiesByRefs).not.toHaveBeenCalled();
  });
});
