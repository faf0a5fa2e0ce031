import { mockServices } from '@backstage/backend-test-utils';
import { AuditReport } from '@helm-audit/plugin-helm-audit-common';
import { HistorySource } from '@helm-audit/plugin-helm-audit-node';
import { createDatabases } from '../__testUtils__/databases';
import { buildReport } from '../__testUtils__/report';
import { listHistory } from '../database/operations/history/listHistory';
import { HistoryImport } from './HistoryImport';

jest.setTimeout(60_000);

const SHOP = 'component:default/shop';

const reportOf = (day: string) =>
  buildReport({ auditedAt: `${day}T10:00:00.000Z` });

/** Gives the reports that are older than what is known, the newest first. */
function sourceOf(reports: AuditReport[], made: string[] = []): HistorySource {
  return {
    async *read(startOf) {
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

  it.each(databases.ids)('adds each report once, %p', async id => {
    const knex = await databases.init(id);
    const made: string[] = [];
    const history = new HistoryImport();
    history.addSource(
      sourceOf([reportOf('2026-10-20'), reportOf('2026-09-20')], made),
    );
    const signal = new AbortController().signal;
    expect(await history.run(knex, signal)).toBe(2);
    expect(await history.run(knex, signal)).toBe(0);
    expect(made).toHaveLength(2);
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(2);
  });

  it('starts after the plugin, says what became of it, and stops with it', async () => {
    const knex = await databases.init(databases.ids[0]);
    const hooks: Record<string, () => unknown> = {};
    const lifecycle = mockServices.lifecycle.mock({
      addStartupHook: hook => {
        hooks.startup = hook;
      },
      addShutdownHook: hook => {
        hooks.shutdown = hook;
      },
    });
    const told = Promise.withResolvers<string>();
    const logger = mockServices.logger.mock({
      info: message => told.resolve(message),
      error: message => told.resolve(message),
    });
    const history = new HistoryImport();
    history.schedule({ knex, lifecycle, logger });
    expect(hooks).toEqual({});

    history.addSource(sourceOf([reportOf('2026-10-20')]));
    history.schedule({ knex, lifecycle, logger });
    hooks.startup();
    expect(await told.promise).toBe('Points added to the score history: 1');

    hooks.shutdown();
    hooks.startup();
    expect(await listHistory(knex, SHOP, 10)).toHaveLength(1);
  });

  it('says what went wrong, and ends nothing else', async () => {
    const knex = await databases.init(databases.ids[0]);
    const told = Promise.withResolvers<string>();
    const logger = mockServices.logger.mock({ error: told.resolve });
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
    history.schedule({ knex, lifecycle, logger });
    expect(await told.promise).toContain('failed');
  });
});
