import { createDatabases } from '../../../__testUtils__/databases';
import { queueAudits, storeAudit } from '../../../__testUtils__/queue';
import { getSummary } from './getSummary';

jest.setTimeout(60_000);

describe('getSummary', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'gets the summary of the entity asked for, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, 'component:default/a');
      await queueAudits(knex, 'component:default/b');
      expect(await getSummary(knex, 'component:default/a')).toMatchObject({
        state: 'completed',
        score: 7.3,
      });
      expect(await getSummary(knex, 'component:default/c')).toBeUndefined();
    },
  );
});
