import { createDatabases } from '../../../__testUtils__/databases';
import { buildReport } from '../../../__testUtils__/report';
import { appendPoint } from './appendPoint';
import { listHistory } from './listHistory';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('listHistory', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'lists the newest points, oldest first, %p',
    async id => {
      const knex = await databases.init(id);
      for (const day of ['22', '20', '21']) {
        await appendPoint(
          knex,
          SHOP,
          buildReport({
            digest: day,
            auditedAt: `2026-11-${day}T10:00:00.000Z`,
          }),
        );
      }
      const points = await listHistory(knex, SHOP, 2);
      expect(points.map(({ auditedAt }) => auditedAt)).toEqual([
        '2026-11-21T10:00:00.000Z',
        '2026-11-22T10:00:00.000Z',
      ]);
      expect(points[0]).toEqual({
        auditedAt: '2026-11-21T10:00:00.000Z',
        score: 7.3,
        grade: 'C',
        coverage: 0.8333333333333334,
        chartVersion: '1.2.3',
        profileHash: 'p1',
        findings: { critical: 0, high: 1, medium: 0, low: 0 },
      });
    },
  );
});
