import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import {
  claim,
  minutesLater,
  queueAudits,
  readRow,
} from '../__testUtils__/queue';
import { buildFinding, buildReport, buildRule } from '../__testUtils__/report';
import { createTestWorker, untilAborted } from '../__testUtils__/worker';
import { recordStage } from '../database/operations/queue/recordStage';
import { upsertAudits } from '../database/operations/queue/upsertAudits';
import { toDate } from '../database/time';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

describe('AuditProcessor', () => {
  const databases = createDatabases();
  const linked = () => buildEntity('shop', { link: './chart' });

  /** A queue with one entity, and a worker that can be let loose again and again. */
  async function setUp(
    options: Partial<Parameters<typeof createTestWorker>[2]> = {},
  ) {
    const knex = await databases.init('SQLITE_3');
    await queueAudits(knex, SHOP);
    const catalog = createCatalog([linked()]);
    const test = createTestWorker(knex, catalog, options);
    const nextDue = async () => {
      const row = await readRow(knex, SHOP);
      return (
        (toDate(row!.next_run_at).getTime() - test.clock.time.getTime()) /
        60_000
      );
    };
    return { knex, catalog, nextDue, ...test };
  }

  describe('what did not change', () => {
    it('is not read again when its version is the same', async () => {
      const { drain, clock, source, auditor, knex } = await setUp();
      await drain();
      clock.advance(34);
      await drain();
      expect(source.reads.map(({ etag }) => etag)).toEqual([undefined, 'v1']);
      expect(auditor.audit).toHaveBeenCalledTimes(1);
      expect(await readRow(knex, SHOP)).toMatchObject({ state: 'completed' });
    });

    it('is not audited again when another version holds the same files', async () => {
      const { drain, clock, source, auditor, knex } = await setUp();
      await drain();
      clock.advance(34);
      source.version = 'v2';
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(1);
      expect(await readRow(knex, SHOP)).toMatchObject({ source_etag: 'v2' });
    });

    it('is looked at every half hour, or nearly', async () => {
      const { drain, nextDue } = await setUp();
      await drain();
      expect(await nextDue()).toBeGreaterThanOrEqual(27);
      expect(await nextDue()).toBeLessThanOrEqual(33);
    });

    it('counts the catalog in, but not its bookkeeping', async () => {
      const { drain, clock, catalog, auditor } = await setUp();
      await drain();
      const refreshed = linked();
      refreshed.metadata.uid = 'new';
      refreshed.metadata.etag = 'new';
      catalog.set(refreshed);
      clock.advance(34);
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(1);
    });
  });

  describe('a new audit is made', () => {
    it('when the files changed', async () => {
      const { drain, clock, source, auditor } = await setUp();
      await drain();
      clock.advance(34);
      source.version = 'v2';
      source.content = 'content 2';
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(2);
    });

    it('when the entity changed, even if the source did not', async () => {
      const { drain, clock, catalog, source, auditor } = await setUp();
      await drain();
      catalog.set({ ...linked(), spec: { lifecycle: 'production' } });
      clock.advance(34);
      await drain();
      expect(source.reads[1].etag).toBeUndefined();
      expect(auditor.audit).toHaveBeenCalledTimes(2);
    });

    it('when the engine or its profile changed', async () => {
      const first = await setUp();
      await first.drain();
      const second = createTestWorker(first.knex, first.catalog, {
        engineFingerprint: 'engine 2',
      });
      second.clock.advance(34);
      await second.drain();
      expect(second.auditor.audit).toHaveBeenCalledTimes(1);
    });

    it('when somebody asks for it', async () => {
      const { drain, knex, clock, source, auditor } = await setUp();
      await drain();
      await upsertAudits(knex, [
        {
          entityRef: SHOP,
          inputHash: 'h1',
          reason: 'manual',
          dueAt: clock.now(),
          forced: true,
        },
      ]);
      await drain();
      expect(source.reads[1]).toMatchObject({ etag: undefined, fresh: true });
      expect(auditor.audit).toHaveBeenCalledTimes(2);
      clock.advance(34);
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(2);
    });

    it('when the last one could not look at everything', async () => {
      const { drain, clock, auditor } = await setUp();
      auditor.audit.mockResolvedValueOnce(buildReport({ incomplete: true }));
      await drain();
      clock.advance(26);
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(1);
      clock.advance(8);
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(2);
      clock.advance(34);
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(2);
    });

    it('when a waiver ended', async () => {
      const { drain, clock, auditor, nextDue } = await setUp();
      const waiver = {
        reason: 'Known',
        source: 'file',
        expires: minutesLater(10).toISOString(),
      };
      const findings = [buildFinding({ waiver })];
      auditor.audit.mockResolvedValueOnce(
        buildReport({ rules: [buildRule({ findings })] }),
      );
      await drain();
      expect(await nextDue()).toBe(10);
      clock.advance(10);
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(2);
    });
  });

  describe('failures', () => {
    it('of the chart are tried again at the next check', async () => {
      const { drain, clock, auditor, nextDue, knex } = await setUp();
      auditor.audit.mockRejectedValueOnce(
        new AuditFailure('not-a-chart', 'There is no Chart.yaml.', 'Add one.'),
      );
      await drain();
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'failed',
        error_code: 'not-a-chart',
        error_fix: 'Add one.',
      });
      expect(await nextDue()).toBeGreaterThanOrEqual(27);
      clock.advance(34);
      await drain();
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'completed',
        error_code: null,
        attempts: 0,
      });
    });

    it('of the link say what to do', async () => {
      const { drain, catalog, knex, source } = await setUp();
      catalog.set(buildEntity('shop', { link: '../elsewhere' }));
      await drain();
      expect(source.reads).toEqual([]);
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'failed',
        error_code: 'link-outside-folder',
      });
    });

    it('of the source are tried again with growing pauses', async () => {
      const { drain, clock, source, nextDue } = await setUp();
      source.error = new AuditFailure('source-unavailable', 'Down.', 'Wait.');
      const pauses: number[] = [];
      for (let i = 0; i < 5; i++) {
        await drain();
        pauses.push(await nextDue());
        clock.advance(pauses[i]);
      }
      expect(pauses).toEqual([1, 5, 30, 180, 180]);
      source.error = undefined;
      await drain();
      expect(await nextDue()).toBeLessThan(34);
    });

    it('of the catalog are tried again too', async () => {
      const { drain, catalog, nextDue, knex } = await setUp();
      catalog.service.getEntityByRef.mockRejectedValueOnce(new Error('503'));
      await drain();
      expect(await readRow(knex, SHOP)).toMatchObject({
        error_code: 'catalog-unavailable',
      });
      expect(await nextDue()).toBe(1);
    });

    it('of helm-audit itself are logged, and their message is kept back', async () => {
      const { drain, auditor, logger, knex } = await setUp();
      const error = new Error('password=hunter2');
      auditor.audit.mockRejectedValueOnce(error);
      await drain();
      const row = await readRow(knex, SHOP);
      expect(row).toMatchObject({ error_code: 'internal-error' });
      expect(JSON.stringify(row)).not.toContain('hunter2');
      expect(logger.error).toHaveBeenCalledWith(expect.any(String), error);
    });

    it('never replace the last completed report', async () => {
      const { drain, clock, auditor, source, knex } = await setUp();
      await drain();
      clock.advance(34);
      source.version = 'v2';
      source.content = 'content 2';
      auditor.audit.mockRejectedValueOnce(new Error('broken'));
      await drain();
      expect(await readRow(knex, SHOP)).toMatchObject({ state: 'failed' });
      expect(await knex('reports').select('digest')).toEqual([
        { digest: 'd1' },
      ]);
    });

    it('by time say so', async () => {
      const { drain, auditor, knex } = await setUp({ auditTimeoutMs: 5 });
      auditor.audit.mockImplementation((_request, options) =>
        untilAborted(options?.signal),
      );
      await drain();
      expect(await readRow(knex, SHOP)).toMatchObject({
        state: 'failed',
        error_code: 'audit-timeout',
      });
    });
  });

  it('gives up for a while on what keeps ending its process', async () => {
    const { drain, knex, clock, auditor, nextDue } = await setUp();
    for (let crash = 0; crash < 3; crash++) {
      const [dead] = await claim(knex, {
        now: clock.time,
        leaseUntil: new Date(clock.time.getTime() + 60_000),
      });
      await recordStage(knex, dead, 'render');
      clock.advance(2);
    }
    await drain();
    expect(auditor.audit).not.toHaveBeenCalled();
    expect(await readRow(knex, SHOP)).toMatchObject({
      state: 'failed',
      error_code: 'audit-interrupted',
    });
    expect(await nextDue()).toBe(180);
  });

  it.each([
    ['the entity is gone', []],
    ['the link is gone', [buildEntity('shop')]],
  ])('hides what was audited when %s', async (_what, entities) => {
    const { drain, clock, catalog, knex, auditor } = await setUp();
    await drain();
    catalog.set(...entities);
    clock.advance(34);
    await drain();
    const row = await readRow(knex, SHOP);
    expect(toDate(row!.missing_since!)).toEqual(clock.time);
    expect(auditor.audit).toHaveBeenCalledTimes(1);
  });
});
