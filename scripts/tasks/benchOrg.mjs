/**
 * Measures questions about 10,000 services on SQLite and PostgreSQL, and beside them what Tech
 * Insights takes to answer for a part of them.
 */
import path from 'node:path';
import process from 'node:process';
import { root, say } from '../bootstrap/basics.mjs';
import { withPostgres } from '../support/postgres.mjs';
import { runProcess } from '../support/processes.mjs';

/** As many references as fit one request to Tech Insights. */
const ENTITIES = '2000';

function run(file, args, env) {
  return runProcess(process.execPath, [path.join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
}

const org = await withPostgres(({ env, missing }) => {
  if (missing) {
    say(`PostgreSQL is left out: ${missing}`);
  }
  return run('plugins/helm-audit-backend/bench/org/org.mjs', [], env);
});
say(
  `\nTech Insights with ${ENTITIES} entities; the last line is one POST /checks/run:`,
);
const techInsights = await run(
  'plugins/tech-insights-backend-module-helm-audit/bench/techInsights.mjs',
  [ENTITIES],
  {},
);
process.exit(org.code || techInsights.code);
