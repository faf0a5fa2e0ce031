/** Runs the unit and integration tests; every argument goes to Jest. */
import process from 'node:process';
import { say } from '../bootstrap/basics.mjs';
import { withPostgres } from '../support/postgres.mjs';
import { runJest } from '../support/jest.mjs';

const args = process.argv.slice(2);
const watching = args.some(arg => arg.startsWith('--watch'));

const { code } = await withPostgres(({ env, missing }) => {
  if (missing) {
    say(`Database tests run on SQLite only: ${missing}`);
  }
  return runJest(watching ? args : ['--watchAll=false', ...args], env);
});
process.exit(code);
