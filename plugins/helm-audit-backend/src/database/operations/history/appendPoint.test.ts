import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { appendPoint } from './appendPoint';
import { listHistory } from './listHistory';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('appendPoint', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'adds a point when the report changed, %p',
    async id => {
      const knex = await databases.init(id);
      const first = buildReport();
      await appendPoint(knex, SHOP, first);
      await appendPoint(knex, SHOP, {
        ...first,
        auditedAt: '2026-11-23T10:05:00.000Z',
        digest: 'd2',
      });
      expect(await listHistory(knex, SHOP, 10)).toHaveLength(2);
    },
  );

  it.each(databases.ids)(
    'skips the same report on the same day only, %p',
    async id => {
      const knex = await databases.init(id);
      const first = buildReport();
      const again = (auditedAt: string) => ({ ...first, auditedAt });
      await appendPoint(knex, SHOP, first);
      await appendPoint(knex, SHOP, again('2026-11-24T09:59:59.000Z'));
      expect(await listHistory(knex, SHOP, 10)).toHaveLength(1);
      await appendPoint(knex, SHOP, again('2026-11-24T10:00:00.000Z'));
      expect(await listHistory(knex, SHOP, 10)).toHaveLength(2);
    },
  );

  it.each(databases.ids)('compares with the same entity only, %p', async id => {
    const knex = await databases.init(id);
    await appendPoint(knex, 'component:default/other', buildReport());
    await appendPoint(knex, SHOP, buildReport());
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(1);
  });
});
