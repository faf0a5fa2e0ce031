import { createDatabases } from '../../../__testUtils__/databases';
import { hasAllKeys } from './hasAllKeys';
import { recordSweep } from './recordSweep';

jest.setTimeout(60_000);

describe('hasAllKeys', () => {
  const databases = createDatabases();

  it.each(databases.ids)('tells of the last sweep alone, %p', async id => {
    const knex = await databases.init(id);
    expect(await hasAllKeys(knex)).toBe(false);
    await recordSweep(knex, true);
    expect(await hasAllKeys(knex)).toBe(true);
    await recordSweep(knex, false);
    expect(await hasAllKeys(knex)).toBe(false);
  });
});
