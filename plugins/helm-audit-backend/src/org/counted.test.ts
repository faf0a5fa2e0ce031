import {
  Blocker,
  COUNTED_AS,
  GRADES,
  SCORE_MOVES,
} from '@helm-audit/plugin-helm-audit-common';
import { createDatabases } from '../__testUtils__/databases';
import {
  buildScored,
  buildService,
  refOf,
  storeOrg,
  storeReport,
} from '../__testUtils__/org';
import { claimOne, minutesLater, NOW } from '../__testUtils__/queue';
import { buildReport } from '../__testUtils__/report';
import { unlinkServices } from '../database/operations/org/unlinkServices';
import { releaseFailed } from '../database/operations/queue/releaseFailed';
import { OrgService } from './OrgService';
import { ORG_QUERIES } from './queries';
import { EVERYTHING } from './Visibility';

jest.setTimeout(60_000);

const BLOCKER: Blocker = {
  ruleId: 'a',
  title: 'A blocker',
  message: 'It stops',
  severity: 'critical',
  blastRadius: 'Everybody',
  action: 'Start it',
  findings: 1,
  fingerprints: [],
};
const BEFORE = '2026-08-01T10:00:00.000Z';

describe('lists of what is counted', () => {
  const databases = createDatabases();

  async function setUp(id: (typeof databases.ids)[number]) {
    const knex = await databases.init(id);
    const { summary, score } = buildReport();
    const audited = {
      good: buildScored(9.5),
      poor: buildScored(3, {
        overrides: { summary: { ...summary, blockers: [BLOCKER, BLOCKER] } },
      }),
      partly: buildScored(5, { overrides: { incomplete: true } }),
      hardly: buildScored(5, {
        overrides: { score: { ...score, grade: null } },
      }),
    };
    await storeOrg(knex, [
      ...['good', 'poor', 'partly', 'hardly', 'broken', 'new'].map(name =>
        buildService(name),
      ),
      buildService('bare', { linked: false }),
      buildService('bare-too', { linked: false }),
    ]);
    await storeReport(
      knex,
      refOf('good'),
      buildScored(7, { auditedAt: BEFORE }),
    );
    await storeReport(
      knex,
      refOf('poor'),
      buildScored(4, { auditedAt: BEFORE }),
    );
    for (const [name, report] of Object.entries(audited)) {
      await storeReport(knex, refOf(name), report);
    }
    await releaseFailed(knex, await claimOne(knex, refOf('broken')), {
      error: { code: 'chart-broken', message: 'Broken', fix: 'Mend it' },
      nextRunAt: minutesLater(30),
      reason: 'retry',
    });
    const service = OrgService.create({ knex, now: () => NOW });
    const list = async (query: object) => {
      const page = await service.services(
        ORG_QUERIES.services.parse({ period: 60, ...query }),
        EVERYTHING,
      );
      expect(page.totalItems).toBe(page.items.length);
      return page.items.map(({ title }) => title);
    };
    return { knex, service, list };
  }

  it.each(databases.ids)('hold exactly what is counted, %p', async id => {
    const { service, list } = await setUp(id);
    const counts = await service.distribution(
      ORG_QUERIES.filter.parse({}),
      EVERYTHING,
    );
    const lists = Object.fromEntries(
      await Promise.all(
        COUNTED_AS.map(async counted => [counted, await list({ counted })]),
      ),
    );
    expect(lists).toEqual({
      audited: ['good', 'hardly', 'partly', 'poor'],
      waiting: ['new'],
      failed: ['broken'],
      unlinked: ['bare', 'bare-too'],
      incomplete: ['partly'],
      ungraded: ['hardly'],
      blocked: ['poor'],
    });
    for (const counted of COUNTED_AS) {
      expect({ counted, services: lists[counted].length }).toEqual({
        counted,
        services: counts[counted],
      });
    }
    for (const grade of GRADES) {
      const graded = await list({ grade });
      expect({ grade, services: graded.length }).toEqual({
        grade,
        services: counts.grades[grade],
      });
    }
    // Without an own word on links, everything that is counted is listed.
    expect(await list({ counted: 'unlinked', link: 'linked' })).toEqual([]);
  });

  it.each(databases.ids)('hold exactly what moved, %p', async id => {
    const { service, list } = await setUp(id);
    const movement = await service.movement(
      ORG_QUERIES.movement.parse({ period: '60' }),
      EVERYTHING,
    );
    expect(movement).toMatchObject({
      improvedCount: 1,
      fellBackCount: 1,
      unchangedCount: 0,
      newCount: 1,
      steadyCount: 2,
    });
    const lists = Object.fromEntries(
      await Promise.all(
        SCORE_MOVES.map(async moved => [moved, await list({ moved })]),
      ),
    );
    expect(lists).toEqual({
      improved: ['good'],
      'fell-back': ['poor'],
      unchanged: [],
      new: ['partly'],
    });
    expect(await list({ moved: 'improved', order: '-change' })).toEqual([
      'good',
    ]);
  });

  it.each(databases.ids)(
    'tell what waits for its figures from what has too little evidence, %p',
    async id => {
      const { knex, service } = await setUp(id);
      await unlinkServices(knex, [refOf('good')]);
      await knex('services').update({ linked: true });
      const { items } = await service.services(
        ORG_QUERIES.services.parse({}),
        EVERYTHING,
      );
      const told = items
        .filter(({ state, score }) => state === 'completed' && score === null)
        .map(({ title, auditedAt }) => [title, auditedAt !== null]);
      expect(told).toEqual([
        ['good', false],
        ['hardly', true],
      ]);
    },
  );
});

describe('gaps of a dimension', () => {
  const databases = createDatabases();

  it.each(databases.ids)('leave out those of the others, %p', async id => {
    const knex = await databases.init(id);
    const gap = (ruleId: string, lift: number) => ({
      ruleId,
      severity: 'high' as const,
      lift,
    });
    await storeOrg(knex, [
      {
        ...buildService('a'),
        report: buildScored(5, { gaps: [gap('x', 0.1), gap('y', 0.9)] }),
      },
    ]);
    await knex('org_rules')
      .where({ rule_id: 'x' })
      .update({ dimension: 'chaos' });
    const service = OrgService.create({ knex, now: () => NOW });
    const ask = async (query: object) => {
      const { items } = await service.gaps(
        ORG_QUERIES.gaps.parse(query),
        EVERYTHING,
      );
      return items.map(({ ruleId }) => ruleId);
    };

    expect(await ask({})).toEqual(['y', 'x']);
    expect(await ask({ dimension: 'chaos', limit: '1' })).toEqual(['x']);
    expect(await ask({ dimension: 'testing' })).toEqual([]);
  });
});
