import {
  createDatabases,
  untilOthersWait,
} from '../../../__testUtils__/databases';
import {
  buildScored,
  buildService,
  refOf,
  storeOrg,
  storeScore,
} from '../../../__testUtils__/org';
import { prependPoint } from '../history/prependPoint';
import { rebuildChanges } from './rebuildChanges';
import { refreshChanges } from './refreshChanges';

jest.setTimeout(60_000);

describe('rebuildChanges', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'waits for others at the same service, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(knex, [
        { ...buildService('shop'), report: buildScored(5) },
      ]);
      const changes = () => knex('score_changes');
      const before = await changes();
      const { id: serviceId } = await knex('services').first('id');
      await changes().del();

      let other = Promise.resolve();
      await knex.transaction(async tx => {
        await rebuildChanges(tx, serviceId, refOf('shop'));
        other = refreshChanges(knex, refOf('shop'));
        other.catch(() => {});
        await untilOthersWait(tx);
      });
      await other;
      expect(before).toHaveLength(1);
      expect(await changes()).toEqual(before);
    },
  );

  it.each(databases.ids)(
    'leaves a service alone that was never audited, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(knex, [buildService('shop')]);
      const early = buildScored(5, { auditedAt: '2026-11-02T10:00:00.000Z' });
      await prependPoint(knex, refOf('shop'), early);
      await refreshChanges(knex, refOf('shop'));
      await refreshChanges(knex, refOf('unheard-of'));
      // It has no score now, so a trend that goes back from now would fall below nothing.
      expect(await knex('score_changes')).toEqual([]);

      await storeScore(knex, 'shop', 7, '2026-11-23');
      expect(await knex('score_changes').orderBy('day')).toMatchObject([
        { before: null, change: 5, scored: 1 },
        { before: 5, change: 2, scored: 0 },
      ]);
    },
  );
});
