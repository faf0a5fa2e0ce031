import { createDatabases } from '../../../__testUtils__/databases';
import {
  buildKey,
  buildScored,
  buildService,
  refOf,
  storeOrg,
} from '../../../__testUtils__/org';
import { deleteOrgKeys } from './deleteOrgKeys';
import { listKnownServices } from './listKnownServices';
import { listOrgKeys } from './listOrgKeys';
import { upsertOrgKeys } from './upsertOrgKeys';
import { upsertServices } from './upsertServices';

jest.setTimeout(60_000);

describe('upsertServices', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'keeps ids, and what reports say, when the catalog says otherwise, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(knex, [
        { ...buildService('shop', { tags: ['a'] }), report: buildScored(5) },
        buildService('other', { tags: ['a', 'b'] }),
      ]);
      const ids = await knex('services').orderBy('id').pluck('id');
      await upsertServices(knex, [
        buildService('shop', {
          title: 'Ärger 😀 100%',
          tags: ['b', 'b'],
          hash: 'h2',
        }),
      ]);
      expect(await knex('services').orderBy('id').pluck('id')).toEqual(ids);
      expect(
        await knex('services').where({ entity_ref: refOf('shop') }),
      ).toMatchObject([{ title: 'Ärger 😀 100%', sort_name: 'ärger 😀 100%' }]);
      expect(await knex('service_tags').orderBy(['service_id', 'tag'])).toEqual(
        [
          { service_id: ids[0], tag: 'b' },
          { service_id: ids[1], tag: 'a' },
          { service_id: ids[1], tag: 'b' },
        ],
      );
      expect(await knex('service_figures')).toHaveLength(1);
      expect((await listKnownServices(knex)).get(refOf('shop'))).toEqual({
        hash: 'h2',
        missing: false,
      });
    },
  );

  it.each(databases.ids)('takes many at once, and none, %p', async id => {
    const knex = await databases.init(id);
    await upsertServices(knex, []);
    const names = Array.from({ length: 120 }, (_, index) => `s${index}`);
    const tags = Array.from({ length: 5 }, (_, index) => `t${index}`);
    await upsertServices(
      knex,
      names.map(name => buildService(name, { tags })),
    );
    expect((await listKnownServices(knex)).size).toBe(120);
    expect(await knex('service_tags')).toHaveLength(600);
  });
});

describe('upsertOrgKeys', () => {
  const databases = createDatabases();

  it.each(databases.ids)('changes what is known, %p', async id => {
    const knex = await databases.init(id);
    const team = buildKey('group:default/team', 'group:default/company');
    await upsertOrgKeys(knex, [team, buildKey('domain:default/money')]);
    await upsertOrgKeys(knex, [{ ...team, parent: null, title: 'Équipe' }]);
    await deleteOrgKeys(knex, ['domain:default/money', 'group:default/no']);
    expect(await listOrgKeys(knex)).toEqual([
      {
        ref: 'group:default/team',
        kind: 'group',
        title: 'Équipe',
        parent: null,
      },
    ]);
  });
});
