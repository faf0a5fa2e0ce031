import { createDatabases } from '../../../__testUtils__/databases';
import {
  buildService,
  buildWhole,
  clearDerived,
  hasDerived,
  readDerived,
  refOf,
  storeOrg,
} from '../../../__testUtils__/org';
import { listUnfilled } from './listUnfilled';
import { refillFigures, UnreadableReportError } from './refillFigures';
import { upsertServices } from './upsertServices';

jest.setTimeout(60_000);

const SHOP = refOf('shop');

describe('refillFigures', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    await storeOrg(knex, [{ ...buildService('shop'), report: buildWhole() }]);
    const before = await readDerived(knex);
    await clearDerived(knex);
    const unfilled = (...except: string[]) =>
      listUnfilled(knex, { except, limit: 10 });
    return { knex, before, unfilled };
  }

  it.each(databases.ids)('takes them from the stored report, %p', async id => {
    const { knex, before, unfilled } = await setUp(id);
    expect(await unfilled()).toEqual([SHOP]);
    expect(await unfilled(SHOP)).toEqual([]);
    await refillFigures(knex, SHOP);
    expect(await readDerived(knex)).toEqual(before);
    expect(await unfilled()).toEqual([]);
  });

  it.each(databases.ids)(
    'does nothing where there is no report, or no link, %p',
    async id => {
      const { knex, unfilled } = await setUp(id);
      await refillFigures(knex, refOf('unheard-of'));
      await upsertServices(knex, [buildService('shop', { linked: false })]);
      expect(await unfilled()).toEqual([]);
      await refillFigures(knex, SHOP);
      expect(await hasDerived(knex)).toBe(false);
    },
  );

  it.each(databases.ids)(
    'tells a report without figures from a database that refuses, %p',
    async id => {
      const { knex } = await setUp(id);
      await knex('reports').update({ report: '{"schemaVersion":"0.9"}' });
      await expect(refillFigures(knex, SHOP)).rejects.toThrow(
        UnreadableReportError,
      );
      await knex.schema.dropTable('reports');
      await expect(refillFigures(knex, SHOP)).rejects.not.toThrow(
        UnreadableReportError,
      );
    },
  );
});
