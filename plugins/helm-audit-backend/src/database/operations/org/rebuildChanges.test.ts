import {
  createDatabases,
  untilOthersWait,
} from '../../../__testUtils__/databases';
import {
  buildScored,
  buildService,
  refOf,
  storeOrg,
} from '../../../__testUtils__/org';
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
});
