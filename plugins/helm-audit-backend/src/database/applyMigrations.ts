import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Folder of the migrations that ship with this package. */
export const migrationsDir = resolvePackagePath(
  '@helm-audit/plugin-helm-audit-backend',
  'migrations',
);

/** Brings the schema up to date, unless the installation migrates by other means. */
export async function applyMigrations(
  database: DatabaseService,
): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDir });
  }
  return knex;
}
