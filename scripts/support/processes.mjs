/**
 * Child processes that are sure to end: each in a process group of its own, so that whatever
 * it starts goes with it.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { exitCodeOf } from '../bootstrap/foreground.mjs';

const GRACE_MS = 10_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const running = new Set();
const interruption = new AbortController();

/** Aborted once the user or the system asks this program to end. */
export const interrupted = interruption.signal;

/** The exit code to end with after an interruption. */
export function interruptionExitCode() {
  return exitCodeOf(null, interrupted.reason);
}

for (const signal of SIGNALS) {
  process.on(signal, () => interruption.abort(signal));
}
process.on('exit', () =>
  running.forEach(child => signalGroup(child, 'SIGKILL')),
);

/**
 * Starts a process in a group of its own.
 *
 * @param options - those of `child_process.spawn`
 */
export function startProcess(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  child.exited = new Promise(resolve => {
    child.on('error', error => resolve({ code: 127, error }));
    child.on('close', (code, signal) =>
      resolve({ code: exitCodeOf(code, signal) }),
    );
  }).finally(() => running.delete(child));
  running.add(child);
  return child;
}

/** Runs a process to its end, or ends it when this program is interrupted. Gives its exit. */
export async function runProcess(command, args, options) {
  const child = startProcess(command, args, { stdio: 'inherit', ...options });
  const onInterruption = () => endProcess(child, interrupted.reason);
  interrupted.addEventListener('abort', onInterruption);
  if (interrupted.aborted) {
    onInterruption();
  }
  try {
    return await child.exited;
  } finally {
    interrupted.removeEventListener('abort', onInterruption);
  }
}

/** Ends a process and all that it started: politely, and by force after ten seconds. */
export async function endProcess(child, signal = 'SIGTERM') {
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
  signalGroup(child, signal);
  await child.exited;
  clearTimeout(force);
  // Whatever outlived the leader of the group.
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  if (!child.pid) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // Gone already; macOS says EPERM of a process that ended but was not yet waited for.
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') {
      throw error;
    }
  }
}
