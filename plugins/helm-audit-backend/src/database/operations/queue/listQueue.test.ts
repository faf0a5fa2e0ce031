import { createDatabases } from '../../../__testUtils__/databases';
import { NOW, queueAudits } from '../../../__testUtils__/queue';
import { listQueue } from './listQueue';
import { markMissing } from './markMissing';

jest.setTimeout(60_000);

describe('listQueue', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'lists all entities, missing ones too, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, 'component:default/a', 'component:default/b');
      await markMissing(knex, ['component:default/b'], NOW);
      expect(await listQueue(knex)).toEqual(
        new Map([
          ['component:default/a', { inputHash: 'h1', missing: false }],
          ['component:default/b', { inputHash: 'h1', missing: true }],
        ]),
      );
    },
  );
});
