import {
  createDatabases,
  untilOthersWait,
} from '../../../__testUtils__/databases';
import {
  buildService,
  buildWhole,
  hasDerived,
  readDerived,
  refOf,
  storeOrg,
  storeReport,
} from '../../../__testUtils__/org';
import { minutesLater, NOW } from '../../../__testUtils__/queue';
import { DERIVED_TABLES } from '../../orgTables';
import { deleteServices } from './deleteServices';
import { lockServices } from './lockServices';
import { markServicesMissing } from './markServicesMissing';
import { unlinkServices } from './unlinkServices';
import { upsertServices } from './upsertServices';

jest.setTimeout(60_000);

describe('deleting what is kept of services', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    await storeOrg(
      knex,
      ['gone', 'stays'].map(name => ({
        ...buildService(name, { tags: ['a'] }),
        report: buildWhole(),
      })),
    );
    const idOf = async (name: string) =>
      (
        await knex('services')
          .where({ entity_ref: refOf(name) })
          .first('id')
      )?.id;
    /** Services that any derived table knows. */
    const known = async () => {
      const ids = await Promise.all(
        DERIVED_TABLES.map(table => knex(table).pluck('service_id')),
      );
      return [...new Set(ids.flat())];
    };
    return { knex, idOf, known };
  }

  it.each(databases.ids)(
    'unlinkServices empties every derived table of them alone, %p',
    async id => {
      const { knex, idOf, known } = await setUp(id);
      const before = await readDerived(knex);
      expect(Object.values(before).map(rows => rows.length)).toEqual(
        DERIVED_TABLES.map(() => 2),
      );
      await unlinkServices(knex, [refOf('gone'), refOf('unheard-of')]);
      expect(await known()).toEqual([await idOf('stays')]);
      await unlinkServices(knex, []);
      expect(await known()).toEqual([await idOf('stays')]);
      // The next sweep must tell what it is, though the catalog says the same.
      expect(
        await knex('services').where({ entity_ref: refOf('gone') }),
      ).toMatchObject([{ hash: '', missing_since: null }]);
    },
  );

  it.each(databases.ids)(
    'markServicesMissing remembers when it was gone first, %p',
    async id => {
      const { knex, known, idOf } = await setUp(id);
      const missing = () =>
        knex('services').whereNotNull('missing_since').pluck('entity_ref');
      await markServicesMissing(knex, [refOf('gone')], NOW);
      await markServicesMissing(knex, [refOf('gone')], minutesLater(60));
      expect(await missing()).toEqual([refOf('gone')]);
      expect(await known()).toEqual([await idOf('stays')]);
      expect(await deleteServices(knex, minutesLater(1))).toBe(1);
    },
  );

  it.each(databases.ids)(
    'deleteServices leaves nothing behind, and none that came back, %p',
    async id => {
      const { knex, idOf } = await setUp(id);
      const refs = ['gone', 'stays'].map(refOf);
      await markServicesMissing(knex, refs, NOW);
      await upsertServices(knex, [buildService('stays')]);
      expect(await deleteServices(knex, NOW)).toBe(0);
      const stays = await idOf('stays');
      expect(await deleteServices(knex, minutesLater(1))).toBe(1);
      expect(await knex('services').pluck('id')).toEqual([stays]);
      expect(await knex('service_tags')).toEqual([]);
      expect(await hasDerived(knex)).toBe(false);
    },
  );

  it.each(databases.ids)(
    'an audit that ends while the link goes keeps nothing, %p',
    async id => {
      const { knex, known, idOf } = await setUp(id);
      let audit = Promise.resolve();
      await knex.transaction(async tx => {
        await lockServices(tx, tx('services'));
        audit = storeReport(knex, refOf('gone'), buildWhole());
        audit.catch(() => {});
        await untilOthersWait(tx);
        await unlinkServices(tx, [refOf('gone')]);
      });
      await audit;
      expect(await known()).toEqual([await idOf('stays')]);
      expect(await knex('reports')).toHaveLength(2);
    },
  );
});
