import { createDatabases } from '../../../__testUtils__/databases';
import {
  claim,
  minutesLater,
  NOW,
  queueAudits,
  readRow,
} from '../../../__testUtils__/queue';
import { toDate } from '../../time';
import { markMissing } from './markMissing';

jest.setTimeout(60_000);

const A = 'component:default/a';
const B = 'component:default/b';

describe('markMissing', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'keeps missing entities from being audited, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, A, B);
      await markMissing(knex, [A], NOW);
      const claims = await claim(knex);
      expect(claims.map(({ entityRef }) => entityRef)).toEqual([B]);
    },
  );

  it.each(databases.ids)('remembers since when, %p', async id => {
    const knex = await databases.init(id);
    await queueAudits(knex, A);
    await markMissing(knex, [A], NOW);
    await markMissing(knex, [A], minutesLater(60));
    const row = await readRow(knex, A);
    expect(toDate(row!.missing_since!)).toEqual(NOW);
  });

  it.each(databases.ids)(
    'hides nothing whose figures it could not delete, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, A);
      await knex('services').insert({
        entity_ref: A,
        title: 'a',
        sort_name: 'a',
        tier: 2,
        linked: true,
        hash: '',
      });
      await knex.schema.dropTable('score_changes');
      await expect(markMissing(knex, [A], NOW)).rejects.toThrow(
        /score_changes/,
      );
      expect((await readRow(knex, A))!.missing_since).toBeNull();
    },
  );
});
