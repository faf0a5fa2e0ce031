import { createDatabases } from '../../../__testUtils__/databases';
import { askOrg } from '../../../__testUtils__/askOrg';
import {
  buildImage,
  buildService,
  buildUsing,
  storeOrg,
} from '../../../__testUtils__/org';

jest.setTimeout(60_000);

describe('listUsages', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number], names: string[]) {
    const knex = await databases.init(id);
    await storeOrg(knex, [
      {
        ...buildService('shop'),
        report: buildUsing(...names.map(name => buildImage(name, '1'))),
      },
    ]);
    const search = async (text: string) => {
      const { items, totalItems } = await askOrg(knex).usage({
        kind: 'image',
        search: text,
      });
      expect(totalItems).toBe(items.length);
      return items.map(({ name }) => name).sort();
    };
    return { knex, search };
  }

  it.each(databases.ids)('takes what is looked for as it is, %p', async id => {
    const names = ['100%', '1000', 'a_b', 'a-b', 'c\\d', "o'clock", 'Redis'];
    const { search } = await setUp(id, names);
    expect(await search('0%')).toEqual(['100%']);
    expect(await search('%')).toEqual(['100%']);
    expect(await search('a_')).toEqual(['a_b']);
    expect(await search('\\')).toEqual(['c\\d']);
    expect(await search("'")).toEqual(["o'clock"]);
    expect(await search('REDIS')).toEqual(['Redis']);
    expect(await search('redis')).toEqual(['Redis']);
  });

  it.each(databases.ids)(
    'finds letters of every language as they are written, %p',
    async id => {
      const { search } = await setUp(id, ['ÄRGER', 'ärger', '服务', '😀']);
      expect(await search('服')).toEqual(['服务']);
      expect(await search('😀')).toEqual(['😀']);
      expect(await search('ÄR')).toContain('ÄRGER');
      expect(await search('är')).toContain('ärger');
    },
  );

  it.each(databases.ids)('lists the versions most used first, %p', async id => {
    const { knex } = await setUp(id, ['redis']);
    const many = Array.from({ length: 30 }, (_, index) => `v${index + 10}`);
    await storeOrg(knex, [
      {
        ...buildService('many'),
        report: buildUsing(
          ...many.map(version => buildImage('redis', version)),
          buildImage('untagged'),
        ),
      },
      {
        ...buildService('other'),
        report: buildUsing(buildImage('redis', 'v39')),
      },
    ]);
    const { items } = await askOrg(knex).usage({ kind: 'image' });
    expect(items.map(({ name, services }) => [name, services])).toEqual([
      ['redis', 3],
      ['untagged', 1],
    ]);
    expect(items[0].versions).toHaveLength(20);
    expect(items[0].versions[0]).toEqual({ version: 'v39', services: 2 });
    expect(items[1].versions).toEqual([]);
  });
});
