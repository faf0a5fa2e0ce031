/** A lock between processes, made of a file that names its holder. */
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { delay, say } from './basics.mjs';

const POLL_MS = 500;
/** Longer than any install; a process id may have been given to another program since. */
const STALE_AFTER_MS = 30 * 60_000;
/** Breaking a lock takes microseconds. */
const BREAKING_STALE_AFTER_MS = 10_000;

/**
 * Runs `action` while no other process holds the lock `file`.
 *
 * @param tell - says once that it waits
 */
export async function withLock(file, action, tell = say) {
  mkdirSync(path.dirname(file), { recursive: true });
  let waiting = false;
  while (!tryAcquire(file)) {
    if (breakIfStale(file)) {
      continue;
    }
    if (!waiting) {
      tell('Another command is installing; waiting for it…');
      waiting = true;
    }
    await delay(POLL_MS);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await action();
  } finally {
    process.off('exit', release);
    release();
  }
}

function tryAcquire(file) {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/**
 * Removes the lock of a process that is gone. Guarded by a second lock, so that of two that
 * wait, the slower one can't remove the lock that the faster one has just taken.
 */
function breakIfStale(file) {
  const guard = `${file}.breaking`;
  if (!isStale(file) || !enterGuard(guard)) {
    return false;
  }
  try {
    if (isStale(file)) {
      rmSync(file, { force: true });
    }
    return true;
  } finally {
    rmdirSync(guard);
  }
}

function enterGuard(guard) {
  try {
    mkdirSync(guard);
    return true;
  } catch {
    if (ageOf(guard) > BREAKING_STALE_AFTER_MS) {
      rmSync(guard, { recursive: true, force: true });
    }
    return false;
  }
}

/** Whether the lock's holder is gone. A lock that was just created may not name it yet. */
function isStale(file) {
  const age = ageOf(file);
  if (age === undefined) {
    return false;
  }
  if (age > STALE_AFTER_MS) {
    return true;
  }
  const holder = Number(readOrEmpty(file));
  return holder > 0 ? !isRunning(holder) : age > POLL_MS * 4;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function ageOf(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats && Date.now() - stats.mtimeMs;
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
