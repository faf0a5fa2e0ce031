import { createDatabases } from '../../../__testUtils__/databases';
import {
  claim,
  claimOne,
  minutesLater,
  readRow,
  storeAudit,
} from '../../../__testUtils__/queue';
import { toDate } from '../../time';
import { releaseUnchanged } from './releaseUnchanged';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('releaseUnchanged', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'keeps what was audited, for the next check, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      const [lease] = await claim(knex, { now: minutesLater(31) });
      const nextRunAt = minutesLater(60);

      expect(
        await releaseUnchanged(knex, lease, { nextRunAt, sourceEtag: 'e2' }),
      ).toBe(true);
      const row = await readRow(knex, SHOP);
      expect(row).toMatchObject({
        state: 'completed',
        reason: 'check',
        attempts: 0,
        content_hash: 'c1',
        context_hash: 'x1',
        source_etag: 'e2',
      });
      expect(toDate(row!.next_run_at)).toEqual(nextRunAt);
    },
  );

  it.each(databases.ids)(
    'does nothing when the lease is lost, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      const released = await releaseUnchanged(
        knex,
        { ...lease, ticket: 'stale' },
        { nextRunAt: minutesLater(60) },
      );
      expect(released).toBe(false);
      expect(await readRow(knex, SHOP)).toMatchObject({ state: 'queued' });
    },
  );
});
