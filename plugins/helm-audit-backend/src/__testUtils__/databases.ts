import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDir } from '../database/applyMigrations';
import { isPostgres } from '../database/dialect';

/** SQLite and, where one is configured, PostgreSQL. */
export function createDatabases() {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_15'],
    disableDocker: true,
  });
  return {
    ids: databases.eachSupportedId().map(([id]) => id),
    /** A fresh database with the plugin's schema. */
    async init(id: TestDatabaseId): Promise<Knex> {
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDir });
      return knex;
    },
    /** A fresh database without tables. */
    initEmpty: (id: TestDatabaseId) => databases.init(id),
  };
}

/**
 * Waits until others wait for what a transaction holds. SQLite in memory has one connection, so
 * there the others can't even begin.
 */
export async function untilOthersWait(tx: Knex): Promise<void> {
  let waiting = !isPostgres(tx);
  while (!waiting) {
    const locks = await tx('pg_locks')
      .where({ granted: false })
      .whereRaw('pg_backend_pid() = any(pg_blocking_pids(pid))');
    waiting = locks.length > 0;
  }
}
