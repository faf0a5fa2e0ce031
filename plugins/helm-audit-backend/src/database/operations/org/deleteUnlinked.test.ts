import { createDatabases } from '../../../__testUtils__/databases';
import {
  buildService,
  buildWhole,
  refOf,
  storeOrg,
} from '../../../__testUtils__/org';
import { DERIVED_TABLES } from '../../orgTables';
import { deleteUnlinked } from './deleteUnlinked';

jest.setTimeout(60_000);

describe('deleteUnlinked', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'deletes what is left of services without a chart, and of no others, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(
        knex,
        ['unlinked', 'linked'].map(name => ({
          ...buildService(name),
          report: buildWhole(),
        })),
      );
      const services = () =>
        knex('services').where({ entity_ref: refOf('unlinked') });
      await services().update({ linked: false });
      await deleteUnlinked(knex);
      const [unlinked] = await services().pluck('id');
      for (const table of DERIVED_TABLES) {
        const ids = await knex(table).pluck('service_id');
        expect([table, ids.length > 0]).toEqual([table, true]);
        expect(ids).not.toContain(unlinked);
      }
    },
  );
});
