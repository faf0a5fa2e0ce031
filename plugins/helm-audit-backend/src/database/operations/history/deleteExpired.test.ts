import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { appendPoint } from './appendPoint';
import { deleteExpired } from './deleteExpired';
import { prependPoint } from './prependPoint';

jest.setTimeout(60_000);

describe('deleteExpired', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'deletes old points but the newest of each entity, %p',
    async id => {
      const knex = await databases.init(id);
      const append = (name: string, day: string) =>
        appendPoint(
          knex,
          `component:default/${name}`,
          buildReport({
            digest: day,
            auditedAt: `2026-11-${day}T10:00:00.000Z`,
          }),
        );
      await append('busy', '01');
      await append('busy', '02');
      await append('busy', '20');
      await append('quiet', '01');
      await append('quiet', '03');

      const deleted = await deleteExpired(
        knex,
        new Date('2026-11-10T00:00:00Z'),
      );

      expect(deleted).toBe(3);
      const rows = await knex('score_history').orderBy('digest');
      expect(rows).toMatchObject([
        { entity_ref: 'component:default/quiet', digest: '03' },
        { entity_ref: 'component:default/busy', digest: '20' },
      ]);
    },
  );

  it.each(databases.ids)(
    'tells the newest by its time, as earlier ones may be added later, %p',
    async id => {
      const knex = await databases.init(id);
      const reportOf = (day: string) =>
        buildReport({
          digest: day,
          auditedAt: `2026-11-${day}T10:00:00.000Z`,
        });
      const quiet = 'component:default/quiet';
      await appendPoint(knex, quiet, reportOf('03'));
      await prependPoint(knex, quiet, reportOf('02'));
      await prependPoint(knex, quiet, reportOf('01'));

      await deleteExpired(knex, new Date('2026-11-10T00:00:00Z'));

      expect(await knex('score_history')).toMatchObject([{ digest: '03' }]);
    },
  );
});
