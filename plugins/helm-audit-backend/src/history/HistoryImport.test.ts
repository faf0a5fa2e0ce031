import { mockServices } from '@backstage/backend-test-utils';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import {
  createAuditor,
  HistorySource,
} from '@helm-audit/plugin-helm-audit-node';
import { buildEntity, createCatalog } from '../__testUtils__/catalog';
import { createDatabases } from '../__testUtils__/databases';
import { buildReport } from '../__testUtils__/report';
import { CatalogReader } from '../catalog/CatalogReader';
import { appendPoint } from '../database/operations/history/appendPoint';
import { listHistory } from '../database/operations/history/listHistory';
import { storeFigures } from '../database/operations/org/storeFigures';
import { HistoryImport } from './HistoryImport';

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

/** A promise and what fulfils it. */
function deferred() {
  let resolve: (text: string) => void = () => {};
  const promise = new Promise<string>(fulfil => {
    resolve = fulfil;
  });
  return { promise, resolve };
}

describe('HistoryImport', () => {
  const databases = createDatabases();

  /** What the history is added with, on a fresh database. */
  async function prepare(id = databases.ids[0], overrides = {}) {
    const catalog = createCatalog([buildEntity('shop')]);
    return {
      knex: await databases.init(id),
      auditor: createAuditor(),
      catalog: CatalogReader.create({
        catalog: catalog.service,
        auth: mockServices.auth(),
      }),
      logger: mockServices.logger.mock(overrides),
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
    expect(await history.run(options, signal)).toBe(2);
    expect(await history.run(options, signal)).toBe(0);
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

  it('starts after the plugin, says what became of it, and stops with it', async () => {
    const told = deferred();
    const options = await prepare(undefined, {
      info: told.resolve,
      error: told.resolve,
    });
    const hooks: Record<string, () => unknown> = {};
    const lifecycle = mockServices.lifecycle.mock({
      addStartupHook: hook => {
        hooks.startup = hook;
      },
      addShutdownHook: hook => {
        hooks.shutdown = hook;
      },
    });
    const history = new HistoryImport();
    history.schedule({ ...options, lifecycle });
    expect(hooks).toEqual({});

    history.addSource(sourceOf([reportOf('2026-10-20')]));
    history.schedule({ ...options, lifecycle });
    hooks.startup();
    expect(await told.promise).toBe('Points added to the score history: 1');

    hooks.shutdown();
    hooks.startup();
    expect(await listHistory(options.knex, SHOP, 10)).toHaveLength(1);
  });

  it('says what went wrong, and ends nothing else', async () => {
    const told = deferred();
    const options = await prepare(undefined, { error: told.resolve });
    const lifecycle = mockServices.lifecycle.mock({
      addStartupHook: hook => void hook(),
    });
    const history = new HistoryImport();
    history.addSource({
      async *read() {
        yield { entityRef: SHOP, report: reportOf('2026-10-20') };
        throw new Error('The disk is full');
      },
    });
    history.schedule({ ...options, lifecycle });
    expect(await told.promise).toContain('failed');
  });
});
