/** Starts the demo Backstage: its backend and its frontend's development server. */
import path from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap/basics.mjs';
import { waitForAnswer } from './ports.mjs';
import { endProcess, interrupted, startProcess } from './processes.mjs';

const START_LIMIT_MS = 5 * 60_000;

/**
 * @param ports - of the app and of the backend
 * @param args - further arguments of `backstage-cli repo start`
 * @param stdio - as for `child_process.spawn`
 */
export function startDemo({ ports, args = [], stdio }) {
  const child = startProcess(
    path.join(root, 'node_modules/.bin/backstage-cli'),
    ['repo', 'start', ...args],
    {
      cwd: root,
      stdio,
      env: {
        // The development server would open a browser before the backend answers.
        BROWSER: 'none',
        ...process.env,
        HELM_AUDIT_APP_PORT: String(ports.app),
        HELM_AUDIT_BACKEND_PORT: String(ports.backend),
      },
    },
  );
  let ended = false;
  child.exited.then(() => (ended = true));
  const until = () =>
    (ended && 'The demo ended before it was ready.') ||
    (interrupted.aborted && 'Interrupted.');
  const urls = {
    app: `http://localhost:${ports.app}`,
    backend: `http://localhost:${ports.backend}`,
  };
  const readiness = `${urls.backend}/.backstage/health/v1/readiness`;
  return {
    child,
    urls,
    /** Settles once both answer; rejects when they can't any more. */
    ready: Promise.all([
      waitForAnswer(urls.app, { limitMs: START_LIMIT_MS, until }),
      waitForAnswer(readiness, { limitMs: START_LIMIT_MS, until }),
    ]),
    stop: () => endProcess(child),
  };
}
