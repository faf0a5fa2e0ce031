/** Databases that are made for a measurement and thrown away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const createKnex = require('knex');
const { migrationsDir } = require('../../src/database/applyMigrations');

/** Lends a database in a file. */
export async function withSqlite(use) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'helm-audit-bench-'));
  const knex = createKnex({
    client: 'better-sqlite3',
    useNullAsDefault: true,
    connection: { filename: path.join(folder, 'bench.db') },
  });
  try {
    await knex.migrate.latest({ directory: migrationsDir });
    await use(knex, () => knex.raw('analyze'));
  } finally {
    await knex.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lends a new database on a PostgreSQL server. */
export async function withPostgresAt(url, use) {
  const server = createKnex({ client: 'pg', connection: url });
  const name = `helm_audit_bench_${process.pid}`;
  await server.raw('create database ??', [name]);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const knex = createKnex({ client: 'pg', connection: own.href });
  try {
    await knex.migrate.latest({ directory: migrationsDir });
    // What autovacuum does by itself after so many rows.
    await use(knex, () => knex.raw('vacuum analyze'));
  } finally {
    await knex.destroy();
    await server.raw('drop database ??', [name]);
    await server.destroy();
  }
}
