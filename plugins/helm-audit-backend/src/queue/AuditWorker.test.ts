import { Knex } from 'knex';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { queueAudits, readRow } from '../__testUtils__/queue';
import { buildReport } from '../__testUtils__/report';
import { createTestWorker, defer, untilAborted } from '../__testUtils__/worker';
import { upsertAudits } from '../database/operations/queue/upsertAudits';

jest.setTimeout(60_000);

const REFS = ['a', 'b', 'c', 'd', 'e'].map(name => `component:default/${name}`);

describe('AuditWorker', () => {
  const databases = createDatabases();
  const catalogOf = () =>
    createCatalog(
      ['a', 'b', 'c', 'd', 'e'].map(name =>
        buildEntity(name, { link: './chart' }),
      ),
    );
  const statesOf = async (knex: Knex) => {
    const rows = await knex('audit_queue')
      .select('state')
      .orderBy('entity_ref');
    return rows.map(({ state }) => state);
  };

  it.each(databases.ids)(
    'audits all that is due, a few at a time, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, ...REFS);
      const { drain, auditor } = createTestWorker(knex, catalogOf());
      let running = 0;
      let most = 0;
      const twoRun = defer();
      auditor.audit.mockImplementation(async () => {
        running += 1;
        most = Math.max(most, running);
        if (running === 2) twoRun.resolve();
        await twoRun.promise;
        running -= 1;
        return buildReport();
      });
      await drain();
      expect(auditor.audit).toHaveBeenCalledTimes(5);
      expect(most).toBe(2);
      expect(await statesOf(knex)).toEqual(Array(5).fill('completed'));
    },
  );

  it.each(databases.ids)(
    'shows the stages of a running audit, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, REFS[0]);
      const { drain, auditor } = createTestWorker(knex, catalogOf());
      const started = defer();
      const rendered = defer();
      auditor.audit.mockImplementation(async (_request, options) => {
        started.resolve();
        options?.onStage?.('render');
        await rendered.promise;
        return buildReport();
      });
      const drained = drain();
      await started.promise;
      await eventually(async () =>
        expect(await readRow(knex, REFS[0])).toMatchObject({
          state: 'running',
          stage: 'render',
        }),
      );
      rendered.resolve();
      await drained;
      expect(await readRow(knex, REFS[0])).toMatchObject({
        state: 'completed',
        stage: null,
      });
    },
  );

  it.each(databases.ids)(
    'gives running audits back at shutdown, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, ...REFS);
      const { worker, drain, auditor } = createTestWorker(knex, catalogOf());
      const started = defer();
      auditor.audit.mockImplementation((_request, options) => {
        if (auditor.audit.mock.calls.length === 2) started.resolve();
        return untilAborted(options?.signal);
      });
      const drained = drain();
      await started.promise;
      await worker.stop();
      await drained;

      expect(auditor.audit).toHaveBeenCalledTimes(2);
      const rows = await knex('audit_queue').select(
        'state',
        'attempts',
        'error_code',
      );
      expect(rows).toEqual(
        Array(5).fill({ state: 'queued', attempts: 0, error_code: null }),
      );
      const successor = createTestWorker(knex, catalogOf());
      await successor.drain();
      expect(successor.auditor.audit).toHaveBeenCalledTimes(5);
    },
  );

  it.each(databases.ids)('aborts its own work only, %p', async id => {
    const knex = await databases.init(id);
    await queueAudits(knex, REFS[0], REFS[1]);
    const stopping = createTestWorker(knex, catalogOf(), { concurrency: 1 });
    const going = createTestWorker(knex, catalogOf(), { concurrency: 1 });
    const bothStarted = [defer(), defer()];
    const finish = defer();
    stopping.auditor.audit.mockImplementation((_request, options) => {
      bothStarted[0].resolve();
      return untilAborted(options?.signal);
    });
    going.auditor.audit.mockImplementation(async () => {
      bothStarted[1].resolve();
      await finish.promise;
      return buildReport();
    });
    const drains = [stopping.drain(), going.drain()];
    await Promise.all(bothStarted.map(({ promise }) => promise));
    await stopping.worker.stop();
    finish.resolve();
    await Promise.all(drains);
    expect(going.auditor.audit).toHaveBeenCalledTimes(2);
    expect(await statesOf(knex)).toEqual(['completed', 'completed']);
  });

  it.each(databases.ids)(
    'starts anew on a request, and drops what was running, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, REFS[0]);
      const { drain, auditor, clock } = createTestWorker(knex, catalogOf());
      const aborted = jest.fn();
      auditor.audit.mockImplementationOnce(async (_request, options) => {
        await upsertAudits(knex, [
          {
            entityRef: REFS[0],
            inputHash: 'h1',
            reason: 'manual',
            dueAt: clock.now(),
            forced: true,
          },
        ]);
        options?.onStage?.('render');
        return untilAborted(options?.signal).catch(error => {
          aborted();
          throw error;
        });
      });
      auditor.audit.mockResolvedValueOnce(buildReport({ digest: 'second' }));
      await drain();
      expect(aborted).toHaveBeenCalled();
      expect(await knex('reports').select('digest')).toEqual([
        { digest: 'second' },
      ]);
      expect(await readRow(knex, REFS[0])).toMatchObject({
        state: 'completed',
        reason: 'check',
      });
    },
  );

  it.each(databases.ids)(
    'goes on when one outcome can not be stored, %p',
    async id => {
      const knex = await databases.init(id);
      await queueAudits(knex, REFS[0], REFS[1]);
      const { drain, auditor, logger } = createTestWorker(knex, catalogOf());
      const unstorable = buildReport({ digest: undefined });
      auditor.audit.mockImplementation(async ({ entityRef }) =>
        entityRef === REFS[0] ? unstorable : buildReport(),
      );
      await drain();
      expect(await statesOf(knex)).toEqual(['failed', 'completed']);
      expect(logger.error).toHaveBeenCalled();
    },
  );
});

/** Waits for a write that nobody announces. */
async function eventually(assertion: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
