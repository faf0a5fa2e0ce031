import { spawn } from 'node:child_process';
import os from 'node:os';
import process from 'node:process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a command in the place of this process: same terminal, same process group, signals
 * passed on. Gives its exit code, or 128 plus the number of the signal that ended it.
 */
export function runForeground(command, args, { cwd, env }) {
  return exitOf(spawn(command, args, { cwd, env, stdio: 'inherit' }));
}

/** Waits for a child's end, passing signals on to it meanwhile. */
export function exitOf(child) {
  return new Promise((resolve, reject) => {
    const pass = signal => child.kill(signal);
    SIGNALS.forEach(signal => process.on(signal, pass));
    const stopPassing = () =>
      SIGNALS.forEach(signal => process.off(signal, pass));
    child.on('error', error => {
      stopPassing();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stopPassing();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/** The shell's convention for an exit by signal. */
export function exitCodeOf(code, signal) {
  return code ?? 128 + os.constants.signals[signal];
}
