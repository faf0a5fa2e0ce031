import { createDatabases } from '../../../__testUtils__/databases';
import {
  claim,
  claimOne,
  minutesLater,
  NOW,
  queueAudits,
  readRow,
  storeAudit,
} from '../../../__testUtils__/queue';
import { toDate } from '../../time';
import { markMissing } from './markMissing';
import { recordStage } from './recordStage';
import { DueAudit, upsertAudits } from './upsertAudits';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const due: DueAudit = {
  entityRef: SHOP,
  inputHash: 'h1',
  reason: 'new',
  dueAt: NOW,
};

describe('upsertAudits', () => {
  const databases = createDatabases();

  it.each(databases.ids)('queues new entities, many at once, %p', async id => {
    const knex = await databases.init(id);
    const refs = Array.from(
      { length: 250 },
      (_, i) => `component:default/s${i}`,
    );
    await queueAudits(knex, ...refs);
    const rows = await knex('audit_queue').select('*');
    expect(rows).toHaveLength(250);
    expect(new Set(rows.map(row => row.ticket)).size).toBe(250);
    expect(await readRow(knex, 'component:default/s0')).toMatchObject({
      state: 'queued',
      reason: 'new',
      attempts: 0,
    });
  });

  it.each(databases.ids)(
    'leaves a known entity without news alone, %p',
    async id => {
      const knex = await databases.init(id);
      const claimed = await claimOne(knex, SHOP);
      await upsertAudits(knex, [due]);
      expect(await readRow(knex, SHOP)).toMatchObject({
        ticket: claimed.ticket,
      });
    },
  );

  it.each(databases.ids)(
    'requeues an entity whose link changed, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      const before = await readRow(knex, SHOP);
      await upsertAudits(knex, [
        { ...due, inputHash: 'h2', reason: 'changed', dueAt: minutesLater(1) },
      ]);
      const after = await readRow(knex, SHOP);
      expect(after).toMatchObject({
        input_hash: 'h2',
        state: 'queued',
        reason: 'changed',
        content_hash: 'c1',
      });
      expect(after!.ticket).not.toBe(before!.ticket);
      expect(toDate(after!.next_run_at)).toEqual(minutesLater(1));
    },
  );

  it.each(databases.ids)(
    'brings back an entity that was missing, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      await markMissing(knex, [SHOP], NOW);
      await upsertAudits(knex, [{ ...due, reason: 'changed' }]);
      expect(await readRow(knex, SHOP)).toMatchObject({
        missing_since: null,
        state: 'queued',
      });
    },
  );

  it.each(databases.ids)(
    'puts a request ahead and takes the lease away, %p',
    async id => {
      const knex = await databases.init(id);
      const running = await claimOne(knex, SHOP);
      await recordStage(knex, running, 'render');
      await queueAudits(knex, 'component:default/other');
      await upsertAudits(knex, [{ ...due, reason: 'manual', forced: true }]);

      expect(await recordStage(knex, running, 'parse')).toBe(false);
      const [first, second] = await claim(knex, { limit: 1 });
      expect(first).toMatchObject({
        entityRef: SHOP,
        forced: true,
        attempts: 1,
      });
      expect(second).toBeUndefined();
    },
  );

  it.each(databases.ids)(
    'ignores a request while one is waiting, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      await upsertAudits(knex, [{ ...due, reason: 'manual', forced: true }]);
      const first = await readRow(knex, SHOP);
      await upsertAudits(knex, [{ ...due, reason: 'manual', forced: true }]);
      const second = await readRow(knex, SHOP);
      expect(second!.ticket).toBe(first!.ticket);
    },
  );
});
