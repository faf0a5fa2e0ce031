/**
 * `npm run bench:tech-insights [entities]`: what Tech Insights takes with helm-audit's facts.
 *
 * Starts Tech Insights as it is, on SQLite in memory, beside a backend that gives figures of as
 * many audited entities as wanted (2,000 when not said). Measured are a run of the retriever, from
 * the first page to the stored facts, how its memory grows from page to page, and the checks of one
 * entity, of one hundred and of all.
 */
import { createRequire } from 'node:module';
import process from 'node:process';
import v8 from 'node:v8';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

const { buildAuditFacts } = require('../src/__testUtils__/auditFacts.ts');
const {
  pagesOf,
  startTechInsights,
} = require('../src/__testUtils__/techInsights.ts');

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

const ROUNDS = 30;
const LIMIT_MS = { retrieve: 30_000, one: 200 };
const count = Number(process.argv[2] ?? 2000);
const refs = Array.from(
  { length: count },
  (_, index) => `component:default/service-${index}`,
);

const heap = [];
const pages = pagesOf(() =>
  refs.map((entityRef, index) =>
    buildAuditFacts({ entityRef, tier: (index % 3) + 1, score: index % 10 }),
  ),
);
const silent = { child: () => silent, debug() {}, info() {}, warn() {} };
silent.error = message => console.error(message);
const techInsights = await startTechInsights(query => {
  collectGarbage();
  heap.push(process.memoryUsage().heapUsed);
  return pages(query);
}, silent);

await measure('take the facts of', count, {
  run: () => techInsights.retrieve(),
  limit: LIMIT_MS.retrieve,
});
const growth = (heap.at(-1) - heap[0]) / 1024;
console.log(
  `heap while taking them: +${(growth / 1024).toFixed(1)} MiB from the first ` +
    `page to the last, ${(growth / count).toFixed(1)} KiB an entity`,
);
for (const [size, rounds, limit] of [
  [1, ROUNDS, LIMIT_MS.one],
  [Math.min(100, count), ROUNDS],
  [count, 1],
]) {
  await measure('check', size, {
    run: round => {
      const from = (round * size) % (count - size + 1);
      return techInsights.run(refs.slice(from, from + size));
    },
    rounds,
    limit,
  });
}
process.exit();

/** Prints p50 and p95 in milliseconds; a p95 above the limit ends in failure. */
async function measure(what, size, { run, rounds = 1, limit = Infinity }) {
  const times = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const answer = await run(round);
    times.push(performance.now() - started);
    bytes = answer ? JSON.stringify(answer).length : 0;
  }
  times.sort((a, b) => a - b);
  const at = share => times[Math.ceil(share * times.length) - 1];
  console.log(
    `${what} ${size} ${size === 1 ? 'entity' : 'entities'}: ` +
      `p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms` +
      `${bytes ? `, ${(bytes / 1024).toFixed(0)} KiB` : ''}` +
      `${limit < Infinity ? ` (limit ${limit} ms)` : ''}`,
  );
  if (at(0.95) > limit) process.exitCode = 1;
}
