import { askOrg } from '../../../__testUtils__/askOrg';
import { createDatabases } from '../../../__testUtils__/databases';
import {
  buildImage,
  buildKey,
  buildService,
  buildUsing,
  refOf,
  storeOrg,
} from '../../../__testUtils__/org';

jest.setTimeout(60_000);

const G = 'group:default/';

describe('services in a scope', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    const report = buildUsing(buildImage('redis', '7'));
    await storeOrg(
      knex,
      [
        { ...buildService('a', { group: `${G}a`, tags: ['a_b'] }), report },
        { ...buildService('b', { group: `${G}b`, tags: ['a-b'] }), report },
        { ...buildService('c', { lifecycle: "d'être 😀" }), report },
        { ...buildService('d', { group: `${G}c`, lifecycle: null }) },
      ],
      // Groups below each other in a circle.
      [
        buildKey(`${G}a`, `${G}c`),
        buildKey(`${G}b`, `${G}a`),
        buildKey(`${G}c`, `${G}b`),
      ],
    );
    const idOf = async (name: string): Promise<number> =>
      (
        await knex('services')
          .where({ entity_ref: refOf(name) })
          .first('id')
      ).id;
    return { knex, org: askOrg(knex), idOf };
  }

  const namesOf = ({ items }: { items: Array<{ entityRef: string }> }) =>
    items.map(({ entityRef }) => entityRef.at(-1)).join('');

  it.each(databases.ids)(
    'are counted once however groups lie below each other, %p',
    async id => {
      const { org } = await setUp(id);
      for (const name of ['a', 'b', 'c']) {
        expect(namesOf(await org.services({ group: `${G}${name}` }))).toBe(
          'abd',
        );
      }
      const { rows } = await org.heatmap({ by: 'group' });
      expect(
        rows.map(({ key, services, direct }) => [key, services, direct]),
      ).toEqual([
        [`${G}a`, 3, 1],
        [`${G}b`, 3, 1],
        [`${G}c`, 3, 1],
        ['', 1, 1],
      ]);
      expect((await org.facets()).groups).toHaveLength(3);
      expect(namesOf(await org.services({ group: 'none' }))).toBe('c');
    },
  );

  it.each(databases.ids)('are those that a text names, %p', async id => {
    const { org } = await setUp(id);
    expect(namesOf(await org.services({ tag: 'a_b' }))).toBe('a');
    expect(namesOf(await org.services({ tag: '%' }))).toBe('');
    expect(namesOf(await org.services({ lifecycle: "d'être 😀" }))).toBe('c');
    expect(namesOf(await org.services({ lifecycle: "' or 1=1 --" }))).toBe('');
  });

  it.each(databases.ids)(
    'are those that the caller may read, in every list, %p',
    async id => {
      const { knex, idOf } = await setUp(id);
      // More than SQLite takes values in a statement.
      const others = Array.from({ length: 40_000 }, (_, n) => 1_000_000 + n);
      const services = [await idOf('b'), await idOf('c'), ...others];
      const org = askOrg(knex, { services, keys: new Set([`${G}b`]) });
      expect(namesOf(await org.services())).toBe('bc');
      expect(namesOf(await org.services({ group: `${G}b` }))).toBe('b');
      expect(namesOf(await org.services({ group: 'none' }))).toBe('c');
      expect(namesOf(await org.ownershipGaps())).toBe('bc');
      expect(namesOf(await org.facts())).toBe('bc');
      expect((await org.usage({ kind: 'image' })).items).toMatchObject([
        { name: 'redis', services: 2, versions: [{ services: 2 }] },
      ]);
      expect(
        (await org.usage({ kind: 'image', group: `${G}b` })).items,
      ).toMatchObject([{ services: 1, versions: [{ services: 1 }] }]);
      expect(await org.movement()).toMatchObject({ newCount: 2 });
      expect(await org.movement({ group: `${G}b` })).toMatchObject({
        newCount: 1,
      });
      expect((await org.facets()).tags).toEqual(['a-b']);
    },
  );

  it.each(databases.ids)('leave out what is gone, %p', async id => {
    const { knex, org } = await setUp(id);
    await knex('services')
      .where({ entity_ref: refOf('a') })
      .update({ missing_since: new Date() });
    expect(namesOf(await org.services())).toBe('bcd');
    expect(namesOf(await org.facts())).toBe('bc');
    expect((await org.facets()).tags).toEqual(['a-b']);
  });
});
