import { createDatabases } from '../../../__testUtils__/databases';
import {
  buildImage,
  buildScored,
  buildService,
  buildUsing,
  buildWhole,
  hasDerived,
  readDerived,
  refOf,
  storeOrg,
} from '../../../__testUtils__/org';
import { storeFigures } from './storeFigures';

jest.setTimeout(60_000);

const SHOP = refOf('shop');

describe('storeFigures', () => {
  const databases = createDatabases();

  it.each(databases.ids)('takes the place of what was before, %p', async id => {
    const knex = await databases.init(id);
    await storeOrg(knex, [buildService('shop'), buildService('other')]);
    await storeFigures(knex, refOf('other'), buildWhole());
    await storeFigures(knex, SHOP, buildWhole());
    await storeFigures(knex, SHOP, {
      ...buildUsing(buildImage('nginx', '1'), buildImage('nginx', '1')),
      roadmap: buildScored(5, {
        gaps: [
          { ruleId: 'b', severity: 'critical', lift: 99 },
          { ruleId: 'c', severity: 'low', lift: -0.5 },
        ],
      }).roadmap,
    });
    const derived = await readDerived(knex);
    expect(derived.service_figures).toHaveLength(2);
    expect(derived.service_gaps).toHaveLength(2);
    const { id: shop } = await knex('services')
      .where({ entity_ref: SHOP })
      .first('id');
    expect(await knex('usages').where({ service_id: shop })).toEqual([
      { service_id: shop, kind: 'image', name: 'nginx', version: '1' },
    ]);
    const failed = await knex('report_gaps as g')
      .join('org_rules as r', 'r.id', 'g.rule_key')
      .where('g.service_id', shop)
      .orderBy('r.rule_id')
      .pluck('r.rule_id');
    expect(failed).toEqual(['b', 'c']);
  });

  it.each(databases.ids)('numbers a rule once, %p', async id => {
    const knex = await databases.init(id);
    await storeOrg(knex, [buildService('shop'), buildService('other')]);
    await storeFigures(knex, SHOP, buildWhole());
    const [rule] = await knex('org_rules');
    await storeFigures(knex, refOf('other'), buildWhole());
    await storeFigures(knex, SHOP, buildWhole());
    expect(await knex('org_rules')).toEqual([rule]);

    // What a rule is called may change with the engine.
    await knex('org_rules').update({ title: 'Called otherwise once' });
    await storeFigures(knex, SHOP, buildWhole());
    expect(await knex('org_rules')).toEqual([rule]);
  });

  it.each(databases.ids)(
    'puts down a service that the sweep has not met yet, %p',
    async id => {
      const knex = await databases.init(id);
      await storeFigures(knex, SHOP, buildWhole());
      expect(await knex('services')).toMatchObject([
        { entity_ref: SHOP, title: 'shop', tier: 2, owner_ref: null },
      ]);
      expect(await knex('service_figures')).toHaveLength(1);
    },
  );

  it.each(databases.ids)(
    'keeps nothing of a service whose link went meanwhile, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(knex, [buildService('shop', { linked: false })]);
      await storeFigures(knex, SHOP, buildWhole());
      expect(await hasDerived(knex)).toBe(false);
    },
  );
});
