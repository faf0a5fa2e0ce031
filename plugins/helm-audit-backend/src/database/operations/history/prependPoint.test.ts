import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { appendPoint } from './appendPoint';
import { findHistoryStart } from './findHistoryStart';
import { listHistory } from './listHistory';
import { prependPoint } from './prependPoint';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

const reportOf = (day: string) =>
  buildReport({ auditedAt: `${day}T10:00:00.000Z` });

describe('prependPoint', () => {
  const databases = createDatabases();

  it.each(databases.ids)('adds only what lies before, %p', async id => {
    const knex = await databases.init(id);
    await appendPoint(knex, SHOP, reportOf('2026-11-20'));
    const add = (day: string) => prependPoint(knex, SHOP, reportOf(day));

    expect(await add('2026-11-20')).toBe(false);
    expect(await add('2026-11-21')).toBe(false);
    expect(await add('2026-10-20')).toBe(true);
    expect(await add('2026-09-20')).toBe(true);
    // The same once more, a day later.
    expect(await add('2026-10-21')).toBe(false);
    expect(await add('2026-09-21')).toBe(false);

    const points = await listHistory(knex, SHOP, 10);
    expect(points.map(({ auditedAt }) => auditedAt.slice(0, 10))).toEqual([
      '2026-09-20',
      '2026-10-20',
      '2026-11-20',
    ]);
  });

  it.each(databases.ids)('begins a history, %p', async id => {
    const knex = await databases.init(id);
    expect(await findHistoryStart(knex, SHOP)).toBeUndefined();
    expect(await prependPoint(knex, SHOP, reportOf('2026-11-20'))).toBe(true);
    expect(await findHistoryStart(knex, SHOP)).toEqual(
      new Date('2026-11-20T10:00:00.000Z'),
    );
    expect(
      await findHistoryStart(knex, 'component:default/other'),
    ).toBeUndefined();
  });
});
