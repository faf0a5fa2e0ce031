import { createDatabases } from '../../../__testUtils__/databases';
import { buildService, storeOrg } from '../../../__testUtils__/org';
import { countUnlinked } from './countUnlinked';

jest.setTimeout(60_000);

describe('countUnlinked', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'counts services without a chart, the owners with the most first, %p',
    async id => {
      const knex = await databases.init(id);
      const bare = (name: string, owner: string | null) =>
        buildService(name, { linked: false, owner });
      await storeOrg(knex, [
        bare('a', 'group:default/few'),
        bare('b', 'user:default/ada'),
        bare('c', 'user:default/ada'),
        bare('d', null),
        bare('e', null),
        bare('f', null),
        buildService('linked', { owner: 'group:default/few' }),
      ]);
      const owners = [
        { owner: null, services: 3 },
        { owner: 'user:default/ada', services: 2 },
        { owner: 'group:default/few', services: 1 },
      ];
      expect(await countUnlinked(knex, {}, 10)).toEqual(owners);
      expect(await countUnlinked(knex, {}, 2)).toEqual(owners.slice(0, 2));
    },
  );
});
