import knexFactory, { Knex } from 'knex';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import {
  claim,
  claimOne,
  minutesLater,
  queueAudits,
  readRow,
} from '../__testUtils__/queue';
import { buildReport } from '../__testUtils__/report';
import { createTestWorker } from '../__testUtils__/worker';
import { recordStage } from '../database/operations/queue/recordStage';
import { completeAudit } from '../database/operations/reports/completeAudit';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('replicas that share a database', () => {
  const databases = createDatabases();
  const clients: Knex[] = [];

  /**
   * A second client of the same database, as another replica has it. SQLite in memory has
   * but one client, which both share.
   */
  function connectAgain(knex: Knex): Knex {
    const { client, connection } = knex.client.config;
    if (client !== 'pg') return knex;
    const other = knexFactory({ client, connection });
    clients.push(other);
    return other;
  }

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(client => client.destroy()));
  });

  it.each(databases.ids)('never audit the same entity twice, %p', async id => {
    const one = await databases.init(id);
    const two = connectAgain(one);
    const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
    await queueAudits(one, ...names.map(name => `component:default/${name}`));
    const catalog = createCatalog(
      names.map(name => buildEntity(name, { link: './chart' })),
    );
    const workers = [one, two].map(knex =>
      createTestWorker(knex, catalog, { concurrency: 3 }),
    );
    await Promise.all(workers.map(({ drain }) => drain()));

    const audited = workers.flatMap(({ auditor }) =>
      auditor.audit.mock.calls.map(([{ entityRef }]) => entityRef),
    );
    expect(audited).toHaveLength(30);
    expect(new Set(audited).size).toBe(30);
    expect(
      workers.every(({ auditor }) => auditor.audit.mock.calls.length > 0),
    ).toBe(true);
  });

  const locking = databases.ids.filter(id => id.startsWith('POSTGRES'));
  locking.forEach(id =>
    it(`skip rows that another one is just claiming, ${id}`, async () => {
      const one = await databases.init(id);
      const two = connectAgain(one);
      await queueAudits(one, 'component:default/a', 'component:default/b');
      await one.transaction(async tx => {
        await tx('audit_queue')
          .where({ entity_ref: 'component:default/a' })
          .forUpdate();
        const claims = await claim(two);
        expect(claims.map(({ entityRef }) => entityRef)).toEqual([
          'component:default/b',
        ]);
      });
    }),
  );

  it.each(databases.ids)(
    'take over from one that died, whose late result is discarded, %p',
    async id => {
      const dying = await databases.init(id);
      const heir = connectAgain(dying);
      const stale = await claimOne(dying, SHOP);
      await recordStage(dying, stale, 'render');

      const catalog = createCatalog([buildEntity('shop', { link: './chart' })]);
      const { drain, clock, auditor } = createTestWorker(heir, catalog);
      auditor.audit.mockResolvedValue(buildReport({ digest: 'heir' }));
      await drain();
      expect(auditor.audit).not.toHaveBeenCalled();
      clock.advance(16);
      await drain();

      expect(await recordStage(dying, stale, 'parse')).toBe(false);
      const late = await completeAudit(dying, stale, {
        report: buildReport({ digest: 'late' }),
        contentHash: 'late',
        contextHash: 'late',
        sourceKey: 'file:/shop',
        nextRunAt: minutesLater(60),
      });
      expect(late).toBe(false);
      expect(await heir('reports').select('digest')).toEqual([
        { digest: 'heir' },
      ]);
      expect(await readRow(heir, SHOP)).toMatchObject({
        state: 'completed',
        content_hash: 'content 1',
      });
    },
  );
});
