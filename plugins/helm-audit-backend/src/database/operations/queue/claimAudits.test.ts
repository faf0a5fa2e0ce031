import { createDatabases } from '../../../__testUtils__/databases';
import {
  claim,
  minutesLater,
  NOW,
  queueAudits,
  readRow,
  storeAudit,
} from '../../../__testUtils__/queue';
import { toDate } from '../../time';
import { recordStage } from './recordStage';
import { upsertAudits } from './upsertAudits';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('claimAudits', () => {
  const databases = createDatabases();

  it.each(databases.ids)('claims each due row once, %p', async id => {
    const knex = await databases.init(id);
    await queueAudits(knex, SHOP);
    const [first] = await claim(knex);
    expect(first).toMatchObject({
      entityRef: SHOP,
      state: 'queued',
      reason: 'new',
      forced: false,
      attempts: 1,
    });
    expect(await claim(knex)).toEqual([]);
    const row = await readRow(knex, SHOP);
    expect(row).toMatchObject({ ticket: first.ticket, attempts: 1 });
    expect(toDate(row!.next_run_at)).toEqual(minutesLater(15));
  });

  it.each(databases.ids)('leaves what is not due yet, %p', async id => {
    const knex = await databases.init(id);
    await queueAudits(knex, SHOP);
    expect(await claim(knex, { now: minutesLater(-1) })).toEqual([]);
  });

  it.each(databases.ids)(
    'takes requests first, then what waited longest, %p',
    async id => {
      const knex = await databases.init(id);
      const due = (name: string, minutes: number, forced = false) => ({
        entityRef: `component:default/${name}`,
        inputHash: 'h1',
        reason: 'new' as const,
        dueAt: minutesLater(minutes),
        forced,
      });
      await upsertAudits(knex, [
        due('late', -1),
        due('early', -9),
        due('asked', 0, true),
      ]);
      const order: string[] = [];
      for (let i = 0; i < 3; i++) {
        const [{ entityRef }] = await claim(knex, { limit: 1 });
        order.push(entityRef.split('/')[1]);
      }
      expect(order).toEqual(['asked', 'early', 'late']);
    },
  );

  it.each(databases.ids)(
    'claims again when a lease ended, and says so, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, SHOP);
      const [dead] = await claim(knex);
      await recordStage(knex, dead, 'render');

      const [next] = await claim(knex, {
        now: minutesLater(16),
        leaseUntil: minutesLater(30),
      });
      expect(next).toMatchObject({
        entityRef: SHOP,
        state: 'running',
        attempts: 2,
      });
      expect(next.ticket).not.toBe(dead.ticket);
    },
  );

  it.each(databases.ids)(
    'hands out what the last audit was made from, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      const [next] = await claim(knex, { now: minutesLater(31) });
      expect(next).toMatchObject({
        state: 'completed',
        contentHash: 'c1',
        contextHash: 'x1',
        staleAt: undefined,
      });
    },
  );

  it.each(databases.ids)('never hands a row to two claimers, %p', async id => {
    const knex = await databases.init(id);
    const refs = Array.from(
      { length: 60 },
      (_, i) => `component:default/s${i}`,
    );
    await queueAudits(knex, ...refs);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => claim(knex, { limit: 5, now: NOW })),
    );
    const claimed = claims.flat().map(({ entityRef }) => entityRef);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(claimed).toHaveLength(40);
  });
});
