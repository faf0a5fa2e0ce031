import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { appendPoint } from './appendPoint';
import { thinOut } from './thinOut';

jest.setTimeout(60_000);

describe('thinOut', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'leaves the last point of each week of each entity, %p',
    async id => {
      const knex = await databases.init(id);
      const add = (entityRef: string, time: string) =>
        appendPoint(
          knex,
          entityRef,
          buildReport({ auditedAt: `2025-${time}:00.000Z`, digest: time }),
        );
      // Weeks are counted from 1970-01-01, a Thursday.
      await add('a', '06-05T00:00');
      await add('a', '06-08T10:00');
      await add('a', '06-11T23:59');
      await add('a', '06-12T00:00');
      await add('b', '06-06T10:00');
      await add('a', '08-01T10:00');
      await add('a', '08-02T10:00');

      expect(await thinOut(knex, new Date('2025-07-01T00:00:00.000Z'))).toBe(2);
      const left = await knex('score_history')
        .orderBy(['entity_ref', 'audited_at'])
        .select('entity_ref', 'digest');
      expect(left.map(row => `${row.entity_ref} ${row.digest}`)).toEqual([
        'a 06-11T23:59',
        'a 06-12T00:00',
        'a 08-01T10:00',
        'a 08-02T10:00',
        'b 06-06T10:00',
      ]);
      expect(await thinOut(knex, new Date('2025-07-01T00:00:00.000Z'))).toBe(0);
    },
  );
});
