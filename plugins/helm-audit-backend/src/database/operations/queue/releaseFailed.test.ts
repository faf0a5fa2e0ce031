import { createDatabases } from '../../../__testUtils__/databases';
import {
  claim,
  claimOne,
  minutesLater,
  readRow,
  storeAudit,
} from '../../../__testUtils__/queue';
import { getReport } from '../reports/getReport';
import { toDate } from '../../time';
import { releaseFailed } from './releaseFailed';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';
const failure = {
  error: { code: 'not-a-chart', message: 'No Chart.yaml.', fix: 'Add one.' },
  nextRunAt: minutesLater(60),
  reason: 'check' as const,
};

describe('releaseFailed', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    'stores the reason and keeps the last report, %p',
    async id => {
      const knex = await databases.init(id);
      await storeAudit(knex, SHOP);
      const [lease] = await claim(knex, { now: minutesLater(31) });

      expect(await releaseFailed(knex, lease, failure)).toBe(true);
      const row = await readRow(knex, SHOP);
      expect(row).toMatchObject({
        state: 'failed',
        error_code: 'not-a-chart',
        error_message: 'No Chart.yaml.',
        error_fix: 'Add one.',
        attempts: 1,
        content_hash: null,
      });
      expect(toDate(row!.next_run_at)).toEqual(minutesLater(60));
      expect(await getReport(knex, SHOP)).toMatchObject({ digest: 'd1' });
    },
  );

  it.each(databases.ids)(
    'does nothing when the lease is lost, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      const stale = { ...lease, ticket: 'stale' };
      expect(await releaseFailed(knex, stale, failure)).toBe(false);
      expect(await readRow(knex, SHOP)).toMatchObject({ error_code: null });
    },
  );

  it.each(databases.ids)(
    'stores what a tool says with the one character that PostgreSQL refuses, %p',
    async id => {
      const knex = await databases.init(id);
      const lease = await claimOne(knex, SHOP);
      const error = { ...failure.error, message: 'No\0thing' };
      expect(await releaseFailed(knex, lease, { ...failure, error })).toBe(
        true,
      );
      expect(await readRow(knex, SHOP)).toMatchObject({
        error_message: 'Nothing',
      });
    },
  );
});
