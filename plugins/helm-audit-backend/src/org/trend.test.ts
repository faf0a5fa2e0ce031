import { askOrg } from '../__testUtils__/askOrg';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildScored,
  buildService,
  refOf,
  storeOrg,
  storeReport,
  storeScore,
} from '../__testUtils__/org';
import { dayOf, firstDayOf, weekOf } from './days';

jest.setTimeout(60_000);

describe('weeks', () => {
  it.each([
    ['2026-11-22T23:59:59.999Z', '2026-11-16'],
    ['2026-11-23T00:00:00.000Z', '2026-11-23'],
    ['1970-01-01T00:00:00.000Z', '1969-12-29'],
  ])('begin on Monday: that of %s on %s', (time, monday) => {
    expect(firstDayOf(weekOf(dayOf(new Date(time))))).toBe(monday);
  });
});

describe('movement', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'holds a score until the next, also in weeks without an audit, %p',
    async id => {
      const knex = await databases.init(id);
      const store = (name: string, score: number | null, day: string) =>
        storeScore(knex, name, score, `2026-${day}`);
      await storeOrg(
        knex,
        ['a', 'b', 'c', 'd'].map(name => buildService(name)),
      );
      await store('a', 4, '09-01');
      await store('a', 9, '11-10');
      await store('a', 8, '11-11');
      await store('b', 6, '11-04');
      await store('c', 9.1, '09-02');
      await store('c', 8.8, '11-20');
      await store('d', 5, '09-02');
      const org = askOrg(knex);
      const { trend, ...movement } = await org.movement();
      expect(trend).toEqual([
        { week: '2026-10-19', score: 6.03, services: 3, steadyScore: 6.03 },
        { week: '2026-10-26', score: 6.03, services: 3, steadyScore: 6.03 },
        { week: '2026-11-02', score: 6.03, services: 4, steadyScore: 6.03 },
        { week: '2026-11-09', score: 7.03, services: 4, steadyScore: 7.37 },
        { week: '2026-11-16', score: 6.95, services: 4, steadyScore: 7.27 },
        { week: '2026-11-23', score: 6.95, services: 4, steadyScore: 7.27 },
      ]);
      expect(movement).toEqual({
        period: 30,
        steadyCount: 3,
        improved: [
          {
            entityRef: refOf('a'),
            title: 'a',
            owner: null,
            tier: 2,
            before: 4,
            score: 8,
            change: 4,
          },
        ],
        fellBack: [
          expect.objectContaining({ before: 9.1, score: 8.8, change: -0.3 }),
        ],
        improvedCount: 1,
        fellBackCount: 1,
        unchangedCount: 1,
        newCount: 1,
      });

      // Where nothing can be decided any more there is no score to count.
      await store('d', null, '11-23');
      const now = await org.movement();
      expect(now.trend.at(-1)).toMatchObject({ services: 3, score: 7.6 });
      expect(now.trend.at(-2)).toMatchObject({ services: 4, score: 6.95 });
      expect(now.unchangedCount).toBe(0);
      // What lost its score is left out of all points of the line, not only of the last.
      expect(now.steadyCount).toBe(2);
      expect(now.trend.map(({ steadyScore }) => steadyScore)).toEqual([
        6.55, 6.55, 6.55, 8.55, 8.4, 8.4,
      ]);
    },
  );

  it.each(databases.ids)(
    'does not let a line fall because services joined, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(
        knex,
        ['old', 'joined'].map(name => buildService(name)),
      );
      await storeScore(knex, 'old', 9, '2026-09-01');
      await storeScore(knex, 'joined', 1, '2026-11-10');
      const org = askOrg(knex);
      const { trend, ...movement } = await org.movement();
      expect(trend.map(({ score }) => score)).toEqual([9, 9, 9, 5, 5, 5]);
      expect(trend.map(({ steadyScore }) => steadyScore)).toEqual(
        Array(6).fill(9),
      );
      expect(movement).toMatchObject({
        steadyCount: 1,
        newCount: 1,
        fellBackCount: 0,
      });
    },
  );

  it.each(databases.ids)(
    'counts no score where too little was seen for a grade, %p',
    async id => {
      const knex = await databases.init(id);
      await storeOrg(
        knex,
        ['a', 'b'].map(name => buildService(name)),
      );
      const store = async (name: string, day: string, graded: boolean) => {
        const report = buildScored(graded ? 6 : 9, {
          auditedAt: `2026-${day}T10:00:00.000Z`,
        });
        const { score } = report;
        await storeReport(knex, refOf(name), {
          ...report,
          score: graded ? score : { ...score, grade: null },
        });
      };
      await store('a', '09-01', true);
      await store('a', '11-10', false);
      await store('b', '09-01', false);
      await store('b', '11-10', true);
      const org = askOrg(knex);

      const { trend, ...movement } = await org.movement();
      expect(trend.map(week => week.score)).toEqual(Array(6).fill(6));
      expect(trend.map(week => week.services)).toEqual(Array(6).fill(1));
      expect(movement).toMatchObject({ improved: [], fellBack: [] });
      expect(movement.newCount).toBe(1);
      expect(await org.distribution()).toMatchObject({
        audited: 2,
        score: 6,
        histogram: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
      });
    },
  );
});
