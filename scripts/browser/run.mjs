/** The browser tests on their own; arguments choose among the test files by name. */
import process from 'node:process';
import { say } from '../bootstrap/basics.mjs';
import { interrupted, interruptionExitCode } from '../support/processes.mjs';
import { runBrowserTests } from './browserTests.mjs';

const { failed, missing } = await runBrowserTests(process.argv.slice(2));
if (missing) {
  say(`The browser tests can't run: ${missing}`);
}
const code = failed > 0 || missing ? 1 : 0;
process.exit(interrupted.aborted ? interruptionExitCode() : code);
