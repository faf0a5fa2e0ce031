import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { toDate } from '../../time';
import { getReport } from './getReport';
import { upsertReport } from './upsertReport';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('upsertReport', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'stores a report and what lists need of it, %p',
    async id => {
      const knex = await databases.init(id);
      const report = buildReport();
      await upsertReport(knex, SHOP, report);
      const row = await knex('reports').first();
      expect(row).toMatchObject({
        entity_ref: SHOP,
        score: 7.3,
        grade: 'C',
        coverage: 0.8333333333333334,
        blockers: 0,
        chart_name: 'shop',
        chart_version: '1.2.3',
        profile_hash: 'p1',
      });
      expect(toDate(row.audited_at).toISOString()).toBe(report.auditedAt);
      expect(await getReport(knex, SHOP)).toEqual(report);
    },
  );

  it.each(databases.ids)('replaces the report before, %p', async id => {
    const knex = await databases.init(id);
    await upsertReport(knex, SHOP, buildReport());
    const next = buildReport({ digest: 'd2', incomplete: true });
    next.score = { ...next.score, overall: null, grade: null };
    await upsertReport(knex, SHOP, next);
    const rows = await knex('reports');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ digest: 'd2', score: null, grade: null });
    expect(Boolean(rows[0].incomplete)).toBe(true);
  });
});
