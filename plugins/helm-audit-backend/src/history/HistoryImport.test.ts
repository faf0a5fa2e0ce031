import { SchedulerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  createAuditor,
  HistorySource,
} from '@helm-audit/plugin-helm-audit-node';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { buildReport } from '../__testUtils__/report';
import { Clock } from '../__testUtils__/worker';
import { CatalogReader } from '../catalog/CatalogReader';
import { appendPoint } from '../database/operations/history/appendPoint';
import { listHistory } from '../database/operations/history/listHistory';
import { storeFigures } from '../database/operations/org/storeFigures';
import { HISTORY_TASK, HistoryImport } from './HistoryImport';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

const reportOf = (day: string) =>
  buildReport({ auditedAt: `${day}T10:00:00.000Z` });

/** Gives the reports that are older than what is known, the newest first. */
function sourceOf(reports: AuditReport[], made: string[] = []): HistorySource {
  return {
    async *read({ startOf, catalogOf }) {
      expect((await catalogOf(SHOP))?.entity.metadata.name).toBe('shop');
      const start = await startOf(SHOP);
      for (const report of reports) {
        if (start && new Date(report.auditedAt) >= start) continue;
        made.push(report.auditedAt);
        yield { entityRef: SHOP, report };
      }
    },
  };
}

describe('HistoryImport', () => {
  const databases = createDatabases();

  /** What the history is added with, on a fresh database. */
  async function prepare(id = databases.ids[0]) {
    const catalog = createCatalog([buildEntity('shop')]);
    const clock = new Clock();
    return {
      clock,
      now: clock.now,
      knex: await databases.init(id),
      auditor: createAuditor(),
      catalog: CatalogReader.create({
        catalog: catalog.service,
        auth: mockServices.auth(),
      }),
      logger: mockServices.logger.mock(),
    };
  }

  it.each(databases.ids)('adds each report once, %p', async id => {
    const options = await prepare(id);
    const made: string[] = [];
    const history = new HistoryImport();
    history.addSource(
      sourceOf([reportOf('2026-10-20'), reportOf('2026-09-20')], made),
    );
    const signal = new AbortController().signal;
    expect((await history.run(options, signal)).added).toBe(2);
    expect((await history.run(options, signal)).added).toBe(0);
    expect(made).toHaveLength(2);
    expect(await listHistory(options.knex, SHOP, 10)).toHaveLength(2);
  });

  it.each(databases.ids)('lets movements know of it, %p', async id => {
    const options = await prepare(id);
    const { knex } = options;
    const today = reportOf('2026-11-20');
    await appendPoint(knex, SHOP, today);
    await storeFigures(knex, SHOP, today);
    const earlier = reportOf('2026-10-20');
    const history = new HistoryImport();
    history.addSource(
      sourceOf([{ ...earlier, score: { ...earlier.score, overall: 5 } }]),
    );
    await history.run(options, new AbortController().signal);
    const changes = await knex('score_changes').orderBy('day');
    expect(changes).toMatchObject([
      { before: null, change: 5 },
      { before: 5, change: today.score.overall! - 5 },
    ]);
  });

  /** Schedules the sources. */
  async function schedule(
    options: Awaited<ReturnType<typeof prepare>>,
    ...sources: HistorySource[]
  ) {
    const tasks: Array<Parameters<SchedulerService['scheduleTask']>[0]> = [];
    const hooks: Array<() => unknown> = [];
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async task => void tasks.push(task),
      triggerTask: async () => {},
    });
    const history = new HistoryImport();
    sources.forEach(source => history.addSource(source));
    await history.schedule({
      ...options,
      scheduler,
      lifecycle: mockServices.lifecycle.mock({
        addStartupHook: hook => void hooks.push(hook),
      }),
    });
    return { tasks, hooks, scheduler };
  }

  it('runs on one replica at a time after each start, and says what became of it', async () => {
    const options = await prepare();
    const source = sourceOf([reportOf('2026-10-20')]);
    const { tasks, hooks, scheduler } = await schedule(options, source);
    expect(tasks).toMatchObject([{ id: HISTORY_TASK }]);
    expect(tasks[0].scope ?? 'global').toBe('global');
    await hooks[0]();
    expect(scheduler.triggerTask).toHaveBeenCalledWith(HISTORY_TASK);

    await tasks[0].fn(new AbortController().signal);
    expect(options.logger.info).toHaveBeenCalledWith(
      'Points added to the score history: 1',
    );
  });

  it('does not mind that another replica runs it', async () => {
    const options = await prepare();
    const { hooks, scheduler } = await schedule(options, sourceOf([]));
    scheduler.triggerTask.mockRejectedValue(new Error('It is running'));
    await hooks[0]();
    expect(options.logger.error).not.toHaveBeenCalled();
  });

  it('schedules nothing where nothing is known', async () => {
    expect((await schedule(await prepare())).tasks).toEqual([]);
  });

  it('stops with the plugin', async () => {
    const options = await prepare();
    const stopped = new AbortController();
    const { tasks } = await schedule(options, {
      async *read() {
        yield { entityRef: SHOP, report: reportOf('2026-10-20') };
        stopped.abort();
        yield { entityRef: SHOP, report: reportOf('2026-09-20') };
      },
    });
    await tasks[0].fn(stopped.signal);
    expect(await listHistory(options.knex, SHOP, 10)).toHaveLength(1);
    expect(options.logger.error).not.toHaveBeenCalled();
  });

  it('says what went wrong, keeps what was added, and asks the other sources', async () => {
    const options = await prepare();
    const { tasks } = await schedule(
      options,
      {
        async *read() {
          yield { entityRef: SHOP, report: reportOf('2026-10-20') };
          throw new Error('The disk is full');
        },
      },
      sourceOf([reportOf('2026-09-20')]),
    );
    await tasks[0].fn(new AbortController().signal);
    expect(options.logger.error).toHaveBeenCalledWith(
      'Adding earlier score history failed',
      expect.objectContaining({ message: 'The disk is full' }),
    );
    expect(await listHistory(options.knex, SHOP, 10)).toHaveLength(2);
  });

  it('goes in steps that are well within what others wait for', async () => {
    const options = await prepare();
    const { clock, knex } = options;
    const made: string[] = [];
    const days = ['2026-10-20', '2026-09-20', '2026-08-20'];
    const { read } = sourceOf(days.map(reportOf), made);
    const { tasks } = await schedule(options, {
      async *read(context) {
        for await (const each of read(context)) {
          clock.advance(15);
          yield each;
        }
      },
    });
    expect(tasks[0].timeout).toEqual({ minutes: 30 });
    const { signal } = new AbortController();
    await tasks[0].fn(signal);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(2);
    // Whichever replica goes on begins where the last one left off.
    await tasks[0].fn(signal);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(3);
    expect(made).toHaveLength(3);
  });

  /** Gives all it has each time, whatever is known; each report takes seven minutes. */
  function slowSource(clock: Clock, reports: Iterable<string>): HistorySource {
    return {
      async *read() {
        for (const day of reports) {
          clock.advance(7);
          yield { entityRef: SHOP, report: reportOf(day) };
        }
      },
    };
  }

  it('gets on though a source gives again what is known', async () => {
    const options = await prepare();
    const { clock, knex, logger } = options;
    const days = ['2026-10-20', '2026-09-20', '2026-08-20', '2026-07-20'];
    const { tasks } = await schedule(options, slowSource(clock, days));
    const { signal } = new AbortController();
    await tasks[0].fn(signal);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(3);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('Source 1 of 1 of earlier score history was cut'),
    );
    await tasks[0].fn(signal);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(4);
  });

  /** A source without an end, of which only the first report is news. */
  function* forEver() {
    for (;;) yield '2026-10-20';
  }

  it('lets no source starve the others', async () => {
    const options = await prepare();
    const { clock, knex, logger } = options;
    const { tasks } = await schedule(
      options,
      slowSource(clock, { [Symbol.iterator]: forEver }),
      sourceOf([reportOf('2026-09-20')]),
    );
    const { signal } = new AbortController();
    const start = clock.now().getTime();
    await tasks[0].fn(signal);
    expect(clock.now().getTime() - start).toBe(28 * 60_000);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(1);
    await tasks[0].fn(signal);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(2);
    expect(logger.warn).not.toHaveBeenCalled();
    // The third begins with the one that was cut off, and adds nothing.
    await tasks[0].fn(signal);
    expect(logger.warn).toHaveBeenCalledWith(
      'Source 1 of 2 of earlier score history was cut off and will be read again from its start: it gave nothing new in this run',
    );
  });

  it('says so when a source is cut off before it gave anything, and asks the next', async () => {
    const options = await prepare();
    const timedOut = new AbortController();
    const { tasks } = await schedule(
      options,
      {
        async *read({ signal }) {
          // As a loop would that looks whether to go on.
          timedOut.abort();
          if (!signal.aborted) yield { entityRef: SHOP, report: buildReport() };
        },
      },
      sourceOf([reportOf('2026-09-20')]),
    );
    await tasks[0].fn(timedOut.signal);
    expect(options.logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/^Source 1 of 2 .* gave nothing new in this run$/),
    );
    await tasks[0].fn(new AbortController().signal);
    expect(await listHistory(options.knex, SHOP, 10)).toHaveLength(1);
  });

  it('looks for more a day after all was added', async () => {
    const options = await prepare();
    const looks: Date[] = [];
    const { tasks } = await schedule(options, {
      async *read() {
        looks.push(options.now());
      },
    });
    const { signal } = new AbortController();
    await tasks[0].fn(signal);
    options.clock.advance(24 * 60 - 1);
    await tasks[0].fn(signal);
    expect(looks).toHaveLength(1);
    options.clock.advance(1);
    await tasks[0].fn(signal);
    expect(looks).toHaveLength(2);
  });
});
