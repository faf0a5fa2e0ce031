/**
 * `npm test`: every check and test, one step after the other. A step that fails keeps no other
 * from running; what could not run on this machine is named at the end. The last line is always
 * `N passed, N failed, N skipped`. With arguments, only the unit tests run, with those.
 */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap/basics.mjs';
import { runBrowserTests } from '../browser/browserTests.mjs';
import { countCheck, countsFromJest, NOTHING } from '../support/counts.mjs';
import { runJest } from '../support/jest.mjs';
import { runNodeTests } from '../support/nodeTest.mjs';
import { withPostgres } from '../support/postgres.mjs';
import {
  interrupted,
  interruptionExitCode,
  runProcess,
} from '../support/processes.mjs';
import { runSteps, summarise } from '../support/steps.mjs';
import { commandsOf, tasks } from '../tasks.mjs';

const steps = [
  {
    name: 'bootstrap',
    title: 'bootstrap: the tests of the scripts',
    run: async () => ({ ...(await runNodeTests(ownTests())), missing: [] }),
  },
  check('generated files', 'generate', ['--check']),
  check('formatting', 'prettier:check'),
  check('types', 'tsc'),
  check('lint', 'lint'),
  {
    name: 'unit and integration',
    title: 'unit and integration tests, databases included',
    run: unitTests,
  },
  {
    name: 'browser',
    title: 'browser tests against a demo of their own',
    run: browserTests,
  },
];

/** A step that is one pass or one failure: a task of the root package.json. */
function check(name, taskName, args = []) {
  return {
    name,
    title: `${name}: ${tasks[taskName].summary}`,
    run: async () => {
      const node = process.execPath;
      const lines = commandsOf(tasks[taskName], args, { node });
      const codes = [];
      for (const [command, ...rest] of lines) {
        codes.push((await runProcess(command, rest, { cwd: root })).code);
      }
      return { ...countCheck(codes.every(code => code === 0)), missing: [] };
    },
  };
}

function ownTests() {
  const folder = path.join(root, 'scripts');
  return readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => path.join(folder, name));
}

function unitTests() {
  return withPostgres(async ({ env, missing }) => {
    const counts = await countJest(env);
    return {
      ...counts,
      skipped: counts.skipped + (missing ? 1 : 0),
      missing: missing
        ? [{ what: 'database tests on PostgreSQL', why: missing }]
        : [],
    };
  });
}

async function countJest(env) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'helm-audit-jest-'));
  const report = path.join(folder, 'report.json');
  try {
    const { code } = await runJest(
      // Silent: warnings that other people's components print would hide the failures.
      ['--watchAll=false', '--silent', '--json', `--outputFile=${report}`],
      { ...env, CI: 'true' },
    );
    // Without a report Jest did not get as far as the tests, and said why.
    const counts = existsSync(report)
      ? countsFromJest(JSON.parse(readFileSync(report, 'utf8')))
      : NOTHING;
    return code !== 0 && counts.failed === 0 ? countCheck(false) : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function browserTests() {
  const { missing, ...counts } = await runBrowserTests();
  return {
    ...counts,
    skipped: counts.skipped + (missing ? 1 : 0),
    missing: missing ? [{ what: 'browser tests', why: missing }] : [],
  };
}

async function main() {
  const print = text => process.stdout.write(`${text}\n`);
  const results = await runSteps(steps, {
    isInterrupted: () => interrupted.aborted,
    print,
  });
  print(`\n${summarise(results)}`);
  if (interrupted.aborted) {
    return interruptionExitCode();
  }
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
}

if (process.argv.length > 2) {
  await import('./unit.mjs');
} else {
  process.exit(await main());
}
