import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsFromJest, countsFromTap } from './counts.mjs';
import { runSteps, summarise } from './steps.mjs';

const step = (name, outcome) => ({
  name,
  title: name,
  run: async () => {
    if (outcome instanceof Error) {
      throw outcome;
    }
    return { passed: 0, failed: 0, skipped: 0, missing: [], ...outcome };
  },
});

async function run(steps, isInterrupted = () => false) {
  const lines = [];
  const results = await runSteps(steps, {
    isInterrupted,
    print: text => lines.push(text),
  });
  return { results, lines };
}

test('the sums are the very last line', async () => {
  const { results } = await run([
    step('types', { passed: 1 }),
    step('unit', { passed: 40, failed: 2, skipped: 3 }),
  ]);
  assert.equal(
    summarise(results).split('\n').at(-1),
    '41 passed, 2 failed, 3 skipped',
  );
});

test('a step that throws counts as one failure and stops no other', async () => {
  const { results, lines } = await run([
    step('types', new Error('no compiler')),
    step('unit', { passed: 1 }),
  ]);
  assert.deepEqual(
    results.map(({ name, failed }) => [name, failed]),
    [
      ['types', 1],
      ['unit', 0],
    ],
  );
  assert.match(lines.join('\n'), /no compiler[\s\S]*types: FAILED/);
});

test('what could not run is named with the way to get it', async () => {
  const { results } = await run([
    step('browser', {
      skipped: 1,
      missing: [{ what: 'browser tests', why: 'install Chromium' }],
    }),
  ]);
  const summary = summarise(results);
  assert.match(summary, /^browser +not run/m);
  assert.match(summary, /^- browser tests: install Chromium$/m);
});

test('an interruption ends the run before the next step', async () => {
  const { results } = await run([step('types', { passed: 1 })], () => true);
  assert.deepEqual(results, []);
});

test('counts of Node’s test runner come from its TAP report', () => {
  const tap = `TAP version 13
# Subtest: # pass 99
ok 1 - x
1..1
# tests 9
# suites 1
# pass 4
# fail 2
# cancelled 1
# skipped 1
# todo 1
# duration_ms 12.5
`;
  assert.deepEqual(countsFromTap(tap), { passed: 4, failed: 3, skipped: 2 });
});

test('a file that Jest could not run is a failure', () => {
  assert.deepEqual(
    countsFromJest({
      numPassedTests: 7,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    }),
    { passed: 7, failed: 3, skipped: 2 },
  );
});
