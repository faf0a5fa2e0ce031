import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDir } from '../database/applyMigrations';

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
