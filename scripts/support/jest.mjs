import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap/basics.mjs';
import { runProcess } from './processes.mjs';

/** Runs Jest over the workspace with further arguments and environment. */
export function runJest(args, env = {}) {
  return runProcess(
    path.join(root, 'node_modules/.bin/backstage-cli'),
    ['repo', 'test', ...args],
    {
      cwd: root,
      env: {
        ...process.env,
        // The databases are ours to start; without this, Backstage would try containers.
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        ...env,
      },
    },
  );
}
