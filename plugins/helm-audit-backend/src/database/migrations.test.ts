import { createDatabases } from '../__testUtils__/databases';
import { buildService, storeOrg } from '../__testUtils__/org';
import { buildReport } from '../__testUtils__/report';
import { migrationsDir } from './applyMigrations';

jest.setTimeout(60_000);

describe('migrations', () => {
  const databases = createDatabases();

  it.each(databases.ids)(
    '20261123000000_init.js goes up and down, %p',
    async id => {
      const knex = await databases.initEmpty(id);
      const tables = ['audit_queue', 'reports', 'findings', 'score_history'];
      const existing = () =>
        Promise.all(tables.map(table => knex.schema.hasTable(table)));

      await knex.migrate.up({ directory: migrationsDir });
      expect(await existing()).toEqual([true, true, true, true]);

      await knex('audit_queue').insert({
        entity_ref: 'component:default/shop',
        input_hash: 'h1',
        state: 'queued',
        reason: 'new',
        priority: 0,
        forced: false,
        next_run_at: new Date(),
        ticket: 't1',
        attempts: 0,
      });
      await knex.migrate.down({ directory: migrationsDir });
      expect(await existing()).toEqual([false, false, false, false]);

      await knex.migrate.latest({ directory: migrationsDir });
      expect(await existing()).toEqual([true, true, true, true]);
    },
  );

  it.each(databases.ids)(
    '20261123160000_org.js goes up and down, %p',
    async id => {
      const knex = await databases.initEmpty(id);
      const tables = [
        'services',
        'service_tags',
        'org_keys',
        'service_figures',
        'service_ownership',
        'org_rules',
        'report_gaps',
        'usages',
        'score_changes',
      ];
      const existing = () =>
        Promise.all(tables.map(table => knex.schema.hasTable(table)));

      await knex.migrate.up({ directory: migrationsDir });
      expect(new Set(await existing())).toEqual(new Set([false]));
      await knex('reports').insert({
        entity_ref: 'component:default/shop',
        report: '{}',
        digest: 'd1',
        profile_hash: 'p1',
        coverage: 1,
        incomplete: false,
        blockers: 0,
        chart_name: 'shop',
        chart_version: '1.0.0',
        audited_at: new Date(),
      });
      await knex.migrate.up({ directory: migrationsDir });
      expect(new Set(await existing())).toEqual(new Set([true]));

      await knex.migrate.down({ directory: migrationsDir });
      expect(new Set(await existing())).toEqual(new Set([false]));
      expect(await knex('reports')).toHaveLength(1);

      await knex.migrate.latest({ directory: migrationsDir });
      expect(new Set(await existing())).toEqual(new Set([true]));
    },
  );

  it.each(databases.ids)(
    '20261123171500_packed_gaps.js goes up and down, %p',
    async id => {
      const knex = await databases.initEmpty(id);
      const isPacked = async () => [
        await knex.schema.hasTable('service_gaps'),
        await knex.schema.hasColumn('report_gaps', 'lift'),
      ];
      await knex.migrate.up({ directory: migrationsDir });
      await knex.migrate.up({ directory: migrationsDir });
      expect(await isPacked()).toEqual([false, true]);
      await knex('report_gaps').insert({
        service_id: 1,
        rule_key: 1,
        severity: 0,
        lift: 10,
      });

      await knex.migrate.up({ directory: migrationsDir });
      expect(await isPacked()).toEqual([true, false]);
      await knex('report_gaps').insert({ service_id: 1, rule_key: 1 });
      await knex.migrate.down({ directory: migrationsDir });
      expect(await isPacked()).toEqual([false, true]);
      await knex.migrate.latest({ directory: migrationsDir });
      expect(await isPacked()).toEqual([true, false]);
    },
  );

  it.each(databases.ids)(
    '20261123181000_unknown_upstreams.js goes up and down, %p',
    async id => {
      const knex = await databases.initEmpty(id);
      for (let count = 0; count < 4; count++) {
        await knex.migrate.up({ directory: migrationsDir });
      }
      await storeOrg(knex, [
        { ...buildService('shop'), report: buildReport() },
      ]);
      const set = (retired: number | null) =>
        knex('service_figures').update({ dep_retired: retired });
      expect(await set(null)).toBe(1);

      await knex.migrate.down({ directory: migrationsDir });
      const figures = await knex('service_figures');
      expect(figures).toMatchObject([{ dep_retired: 0 }]);
      await expect(set(null)).rejects.toThrow(/null/i);

      await knex.migrate.latest({ directory: migrationsDir });
      expect(await set(null)).toBe(1);
    },
  );

  it.each(databases.ids)(
    '20261123210000_sweeps.js goes up and down, %p',
    async id => {
      const knex = await databases.initEmpty(id);
      const exists = () => knex.schema.hasTable('org_sweeps');
      for (let count = 0; count < 4; count++) {
        await knex.migrate.up({ directory: migrationsDir });
      }
      expect(await exists()).toBe(false);
      await knex.migrate.up({ directory: migrationsDir });
      expect(await exists()).toBe(true);
      await knex.migrate.down({ directory: migrationsDir });
      expect(await exists()).toBe(false);
      await knex.migrate.latest({ directory: migrationsDir });
      expect(await exists()).toBe(true);
    },
  );
});
