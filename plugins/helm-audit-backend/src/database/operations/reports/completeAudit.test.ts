import { createDatabases } from '../../../__testUtils__/databases';
import {
  claimOne,
  minutesLater,
  NOW,
  readRow,
  storeAudit,
} from '../../../__testUtils__/queue';
import {
  buildFinding,
  buildReport,
  buildRule,
} from '../../../__testUtils__/report';
import { toDate } from '../../time';
import { upsertAudits } from '../queue/upsertAudits';
import { completeAudit } from './completeAudit';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const audit = {
  report: buildReport({ digest: 'd2' }),
  contentHash: 'c2',
  contextHash: 'x2',
  sourceKey: 'file:/shop',
  sourceEtag: 'e2',
  nextRunAt: minutesLater(30),
  staleAt: minutesLater(25),
};

describe('completeAudit', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'stores all of an audit and releases its row, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      expect(await completeAudit(knex, lease, audit)).toBe(true);

      const row = await readRow(knex, SHOP);
      expect(row).toMatchObject({
        state: 'completed',
        stage: null,
        attempts: 0,
        source_key: 'file:/shop',
        source_etag: 'e2',
        content_hash: 'c2',
        context_hash: 'x2',
      });
      expect(toDate(row!.stale_at!)).toEqual(minutesLater(25));
      expect(await knex('reports')).toHaveLength(1);
      expect(await knex('findings')).toHaveLength(1);
      expect(await knex('score_history')).toHaveLength(1);
    },
  );

  it.each(databases.ids)(
    'discards everything when the lease is lost, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      const stale = { entityRef: SHOP, ticket: 'stale' };
      expect(await completeAudit(knex, stale, audit)).toBe(false);
      expect(await knex('reports').select('digest')).toEqual([
        { digest: 'd1' },
      ]);
      expect(await knex('score_history')).toHaveLength(1);
    },
  );

  it.each(databases.ids)(
    'a running audit can not answer a later request, %p',
    async id => {
      const knex = await databases.init(id);
      const running = await claimOne(knex, SHOP);
      await upsertAudits(knex, [
        {
          entityRef: SHOP,
          inputHash: 'h1',
          reason: 'manual',
          dueAt: NOW,
          forced: true,
        },
      ]);
      expect(await completeAudit(knex, running, audit)).toBe(false);
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'queued',
        reason: 'manual',
      });
    },
  );

  it.each(databases.ids)(
    'stores nothing at all when a part fails, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      await knex.schema.dropTable('score_history');
      await expect(completeAudit(knex, lease, audit)).rejects.toThrow();
      expect(await knex('reports')).toEqual([]);
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'queued',
        ticket: lease.ticket,
      });
    },
  );

  it.each(databases.ids)(
    'takes texts with the one character that PostgreSQL refuses, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      const report = buildReport({
        chart: {
          name: 's\0hop',
          version: '1\0',
          type: 'application',
          path: '.',
        },
        rules: [buildRule({ findings: [buildFinding({ message: 'a\0b' })] })],
      });
      expect(await completeAudit(knex, lease, { ...audit, report })).toBe(true);
      expect(await knex('reports')).toMatchObject([
        { chart_name: 'shop', chart_version: '1' },
      ]);
      expect(await knex('findings').pluck('message')).toEqual(['ab']);
    },
  );
});
