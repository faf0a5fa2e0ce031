import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { getReport } from './getReport';
import { upsertReport } from './upsertReport';

jest.setTimeout(60_000);

describe('getReport', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'gets the report of the entity asked for, %p',
    async id => {
      const knex = await databases.init(id);
      await upsertReport(
        knex,
        'component:default/a',
        buildReport({ digest: 'a' }),
      );
      await upsertReport(
        knex,
        'component:default/b',
        buildReport({ digest: 'b' }),
      );
      expect((await getReport(knex, 'component:default/b'))?.digest).toBe('b');
      expect(await getReport(knex, 'component:default/c')).toBeUndefined();
    },
  );
});
