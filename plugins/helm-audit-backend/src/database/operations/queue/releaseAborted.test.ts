import { createDatabases } from '../../../__testUtils__/databases';
import { claim, claimOne, NOW, readRow } from '../../../__testUtils__/queue';
import { recordStage } from './recordStage';
import { releaseAborted } from './releaseAborted';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('releaseAborted', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'makes the row due at once, the attempt uncounted, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      await recordStage(knex, lease, 'render');
      await releaseAborted(knex, lease, NOW);
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'queued',
        stage: null,
        attempts: 0,
      });
      expect(await claim(knex)).toHaveLength(1);
    },
  );

  it.each(databases.ids)('leaves the work of others alone, %p', async id => {
    const knex = await databases.init(id);
    const lease = await claimOne(knex, SHOP);
    await releaseAborted(knex, { ...lease, ticket: 'stale' }, NOW);
    expect(await claim(knex)).toEqual([]);
  });
});
