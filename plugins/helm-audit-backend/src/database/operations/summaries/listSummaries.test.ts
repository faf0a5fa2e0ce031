import { createDatabases } from '../../../__testUtils__/databases';
import {
  claimOne,
  minutesLater,
  NOW,
  queueAudits,
  storeAudit,
} from '../../../__testUtils__/queue';
import { buildReport } from '../../../__testUtils__/report';
import { markMissing } from '../queue/markMissing';
import { releaseFailed } from '../queue/releaseFailed';
import { listSummaries } from './listSummaries';

jest.setTimeout(60_000);

describe('listSummaries', () => {
  const databases = createDatabases();

  it.each(databases.ids)('pages through entities in order, %p', async id => {
    const knex = await databases.init(id);
    await queueAudits(
      knex,
      'component:default/c',
      'component:default/a',
      'api:default/z',
      'component:default/b',
    );
    const first = await listSummaries(knex, { limit: 2 });
    expect(first.map(({ entityRef }) => entityRef)).toEqual([
      'api:default/z',
      'component:default/a',
    ]);
    const rest = await listSummaries(knex, {
      after: 'component:default/a',
      limit: 10,
    });
    expect(rest.map(({ entityRef }) => entityRef)).toEqual([
      'component:default/b',
      'component:default/c',
    ]);
  });

  it.each(databases.ids)('says what is known in each state, %p', async id => {
    const knex = await databases.init(id);
    await storeAudit(knex, 'component:default/audited');
    await releaseFailed(
      knex,
      await claimOne(knex, 'component:default/broken'),
      {
        error: { code: 'not-a-chart', message: 'No chart.', fix: 'Add one.' },
        nextRunAt: minutesLater(60),
        reason: 'check',
      },
    );
    await queueAudits(knex, 'component:default/waiting');
    expect(await listSummaries(knex, { limit: 10 })).toEqual([
      {
        entityRef: 'component:default/audited',
        state: 'completed',
        stage: null,
        score: 7.3,
        grade: 'C',
        coverage: 0.8333333333333334,
        incomplete: false,
        blockers: 0,
        auditedAt: buildReport().auditedAt,
        error: null,
        chart: { name: 'shop', version: '1.2.3' },
      },
      expect.objectContaining({
        entityRef: 'component:default/broken',
        state: 'failed',
        score: null,
        auditedAt: null,
        chart: null,
        error: { code: 'not-a-chart', message: 'No chart.', fix: 'Add one.' },
      }),
      expect.objectContaining({
        entityRef: 'component:default/waiting',
        state: 'queued',
        coverage: null,
        error: null,
      }),
    ]);
  });

  it.each(databases.ids)('hides entities that are missing, %p', async id => {
    const knex = await databases.init(id);
    await storeAudit(knex, 'component:default/gone');
    await markMissing(knex, ['component:default/gone'], NOW);
    expect(await listSummaries(knex, { limit: 10 })).toEqual([]);
  });
});
