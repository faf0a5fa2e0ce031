import { createDatabases } from '../../../__testUtils__/databases';
import { claimOne, readRow } from '../../../__testUtils__/queue';
import { recordStage } from './recordStage';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('recordStage', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'says that an audit runs and how far it is, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      expect(await recordStage(knex, lease, 'render')).toBe(true);
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'running',
        stage: 'render',
      });
    },
  );

  it.each(databases.ids)(
    'writes nothing when the lease is lost, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      const stale = { ...lease, ticket: 'stale' };
      expect(await recordStage(knex, stale, 'render')).toBe(false);
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'queued',
        stage: null,
      });
    },
  );
});
