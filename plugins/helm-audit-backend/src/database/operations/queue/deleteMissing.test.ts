import { createDatabases } from '../../../__testUtils__/databases';
import { minutesLater, NOW, storeAudit } from '../../../__testUtils__/queue';
import { deleteMissing } from './deleteMissing';
import { markMissing } from './markMissing';

jest.setTimeout(60_000);

const OLD = 'component:default/old';
const RECENT = 'component:default/recent';
const PRESENT = 'component:default/present';

describe('deleteMissing', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'deletes all traces of what is long gone, %p',
    async id => {
      const knex = await databases.init(id);
      for (const ref of [OLD, RECENT, PRESENT]) await storeAudit(knex, ref);
      await markMissing(knex, [OLD], minutesLater(-60));
      await markMissing(knex, [RECENT], NOW);

      expect(await deleteMissing(knex, minutesLater(-30))).toBe(1);

      for (const table of [
        'audit_queue',
        'reports',
        'findings',
        'score_history',
      ]) {
        const rows = await knex(table)
          .select('entity_ref')
          .orderBy('entity_ref');
        expect(rows).toEqual([{ entity_ref: PRESENT }, { entity_ref: RECENT }]);
      }
    },
  );
});
