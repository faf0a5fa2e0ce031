/**
 * `yarn bench:org`: how long questions about 10,000 services take, with a year of weekly history.
 *
 * Every question of the pages is asked many times on SQLite and, where the environment names a
 * server, on PostgreSQL: by a caller who may read everything, and by one to whom the catalog shows seven in
 * ten entities. The figures are milliseconds from the question to the answer as JSON, without
 * HTTP, the processor time of it that this process took (with SQLite all of it), and the size of
 * the answer. Fails above the limits. HELM_AUDIT_BENCH_SERVICES and
 * HELM_AUDIT_BENCH_ROUNDS make it smaller.
 */
import { createRequire } from 'node:module';
import process from 'node:process';
import { NOW } from './data.mjs';
import { withPostgresAt, withSqlite } from './databases.mjs';
import { load } from './load.mjs';
import { QUESTIONS } from './questions.mjs';

const require = createRequire(import.meta.url);
const { AuthorizeResult } = require('@backstage/plugin-permission-common');
const { authorizeOrgService } = require('../../src/org/AuthorizedOrgService');
const { CsvLists } = require('../../src/org/csv');
const { OrgService } = require('../../src/org/OrgService');
const { CSV_QUERIES } = require('../../src/org/queries');
const { ReadableServices } = require('../../src/org/ReadableServices');

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';
const ROUNDS = Number(process.env.HELM_AUDIT_BENCH_ROUNDS || 40);
const LIMIT_BYTES = 500_000;

let failed = 0;
const print = text => process.stdout.write(`${text}\n`);
const ms = number => `${number.toFixed(1)}`.padStart(8);

await withSqlite((knex, settle) => measure('SQLite', 300, knex, settle));
const url = process.env[CONNECTION];
if (url) {
  await withPostgresAt(url, (knex, settle) =>
    measure('PostgreSQL', 150, knex, settle),
  );
}
process.exit(failed > 0 ? 1 : 0);

async function measure(name, limitMs, knex, settle) {
  const began = performance.now();
  const { keys, services, points, backfillMs } = await load(knex);
  await settle();
  print(
    `\n${name}: ${services.length} services, ${keys.length} groups, systems and domains, ` +
      `${points.score_history} points of history, ${points.report_gaps} gaps, ` +
      `${points.usages} usages; loaded in ${seconds(
        began,
      )} s, of which the history's ` +
      `backfill took ${Math.round(backfillMs / 1000)} s`,
  );
  const refs = [...services, ...keys].map(
    ({ ref, entityRef }) => ref ?? entityRef,
  );
  for (const caller of ['everything', 'seven in ten']) {
    const service = createService(knex, refs, caller);
    const first = performance.now();
    await service.facets({}, { principal: caller });
    print(
      `\nReads ${caller}; the first question, when the catalog is asked what may be read, ` +
        `took ${ms(performance.now() - first).trim()} ms\n` +
        `${'question'.padEnd(34)}     p50      p95      CPU     bytes`,
    );
    for (const question of QUESTIONS) {
      await measureQuestion(question, service, caller, limitMs);
    }
    await measureCsv(service, caller);
  }
}

/** The service as the plugin makes it, with a catalog that shows a caller what they may read. */
function createService(knex, refs, caller) {
  const isAll = caller === 'everything';
  const visible = refs.filter((_, index) => isAll || index % 10 < 7);
  return authorizeOrgService(
    OrgService.create({ knex, now: () => NOW }),
    ReadableServices.create({
      knex,
      filter: [],
      permissions: {
        authorizeConditional: async () => [
          isAll
            ? { result: AuthorizeResult.ALLOW }
            : { result: AuthorizeResult.CONDITIONAL, conditions: {} },
        ],
      },
      catalog: {
        async *streamEntities({ pageSize }) {
          for (let at = 0; at < visible.length; at += pageSize) {
            yield visible.slice(at, at + pageSize).map(toEntity);
          }
        },
      },
    }),
  );
}

function toEntity(ref) {
  const [kind, namespace, name] = ref.split(/[:/]/);
  return { kind, metadata: { namespace, name } };
}

async function measureQuestion({ name, ask }, service, caller, limitMs) {
  const times = [];
  const cpu = process.cpuUsage();
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const json = JSON.stringify(await ask(service, { principal: caller }));
    times.push(performance.now() - began);
    bytes = Buffer.byteLength(json);
  }
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const p95 = quantile(times, 0.95);
  const isOver = p95 > limitMs || bytes > LIMIT_BYTES;
  if (isOver) failed += 1;
  print(
    `${name.padEnd(34)}${ms(quantile(times, 0.5))} ${ms(p95)} ` +
      `${ms((user + system) / 1000 / ROUNDS)} ${String(bytes).padStart(9)}${
        isOver ? '  over the limit' : ''
      }`,
  );
}

async function measureCsv(service, caller) {
  const began = performance.now();
  const lists = new CsvLists(service, { principal: caller });
  let rows = 0;
  for await (const row of lists.services(CSV_QUERIES.services.parse({}))) {
    rows += Math.sign(row.length);
  }
  print(
    `all services as ${rows} rows of CSV, page by page: ${seconds(began)} s`,
  );
}

function quantile(sorted, share) {
  return sorted[Math.ceil(sorted.length * share) - 1];
}

function seconds(began) {
  return ((performance.now() - began) / 1000).toFixed(1);
}
