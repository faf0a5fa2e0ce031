import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { temporaryFolder } from '../support/testing.mjs';
import { withLock } from './lock.mjs';

test('actions under the lock never overlap', async t => {
  const file = path.join(temporaryFolder(t), 'lock');
  let inside = 0;
  const action = async () => {
    inside += 1;
    assert.equal(inside, 1);
    await new Promise(resolve => setImmediate(resolve));
    inside -= 1;
  };
  const told = [];
  const tell = message => told.push(message);
  await Promise.all([
    withLock(file, action, tell),
    withLock(file, action, tell),
  ]);
  assert.equal(told.length, 1);
  assert.equal(existsSync(file), false);
});

test('the lock is given back when the action fails', async t => {
  const file = path.join(temporaryFolder(t), 'lock');
  const failing = withLock(file, async () => {
    throw new Error('no luck');
  });
  await assert.rejects(failing, /no luck/);
  assert.equal(await withLock(file, async () => 'next'), 'next');
});

test('the lock of a process that is gone does not count', async t => {
  const file = path.join(temporaryFolder(t), 'lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, String(pid));
  assert.equal(await withLock(file, async () => 'mine'), 'mine');
});

test('a lock older than any install does not count', async t => {
  const file = path.join(temporaryFolder(t), 'lock');
  writeFileSync(file, String(process.pid));
  const anHourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file, anHourAgo, anHourAgo);
  assert.equal(await withLock(file, async () => 'mine'), 'mine');
});
