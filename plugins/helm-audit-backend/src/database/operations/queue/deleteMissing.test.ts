import {
  createDatabases,
  untilOthersWait,
} from '../../../__testUtils__/databases';
import {
  minutesLater,
  NOW,
  queueAudits,
  readRow,
  storeAudit,
} from '../../../__testUtils__/queue';
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

  it.each(databases.ids)(
    'leaves alone what comes back at that moment, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, OLD);
      await markMissing(knex, [OLD], minutesLater(-60));
      let deleted = Promise.resolve(0);
      await knex.transaction(async tx => {
        await queueAudits(tx, OLD);
        deleted = deleteMissing(knex, minutesLater(-30));
        deleted.catch(() => {});
        await untilOthersWait(tx);
      });
      expect(await deleted).toBe(0);
      expect(await knex('reports')).toHaveLength(1);
      expect(await readRow(knex, OLD)).toMatchObject({ missing_since: null });
    },
  );
});
