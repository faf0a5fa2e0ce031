import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { test } from 'node:test';
import { findChromium } from './chromium.mjs';
import { findInPath } from './executables.mjs';
import { freePort, isPortFree, waitForAnswer } from './ports.mjs';
import { endProcess, startProcess } from './processes.mjs';
import { temporaryFolder } from './testing.mjs';

test('a port is taken while somebody listens on it', async t => {
  const server = net.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  assert.equal(await isPortFree(server.address().port), false);
  assert.equal(await isPortFree(await freePort()), true);
});

test('waiting for an answer ends with the answer', async t => {
  const answers = [503, 200];
  const server = http.createServer((_, response) => {
    response.statusCode = answers.shift();
    response.end();
  });
  await new Promise(resolve => server.listen(0, resolve));
  t.after(() => server.close());
  await waitForAnswer(`http://localhost:${server.address().port}`, {
    limitMs: 10_000,
  });
  assert.deepEqual(answers, []);
});

test('waiting for an answer ends when it is pointless or too late', async () => {
  const url = `http://localhost:${await freePort()}`;
  await assert.rejects(
    waitForAnswer(url, { limitMs: 10_000, until: () => 'it ended' }),
    /it ended/,
  );
  await assert.rejects(waitForAnswer(url, { limitMs: -1 }), /did not answer/);
});

test(
  'ending a process ends what it started as well',
  { timeout: 5_000 },
  async () => {
    const child = startProcess('sh', ['-c', 'sleep 60 & echo up; wait'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    // Settles only when nobody holds the pipe any more, the sleeper included.
    const closed = once(child, 'close');
    await endProcess(child);
    await closed;
  },
);

test('a program that is not there ends with code 127', async () => {
  const { exited } = startProcess('/no/such/program', [], {});
  assert.equal((await exited).code, 127);
});

test('only executable files count as programs', t => {
  const folder = temporaryFolder(t);
  mkdirSync(path.join(folder, 'chromium'));
  writeFileSync(path.join(folder, 'google-chrome'), '');
  assert.equal(findInPath(['chromium', 'google-chrome'], folder), undefined);
  chmodSync(path.join(folder, 'google-chrome'), 0o755);
  assert.equal(
    findInPath(['chromium', 'google-chrome'], folder),
    path.join(folder, 'google-chrome'),
  );
});

test('the named Chromium is taken, and no other in its place', t => {
  const folder = temporaryFolder(t);
  const browser = path.join(folder, 'chromium');
  writeFileSync(browser, '', { mode: 0o755 });
  assert.equal(findChromium({ CHROMIUM_BIN: browser, PATH: '' }), browser);
  assert.equal(
    findChromium({ CHROMIUM_BIN: '/no/such/browser', PATH: folder }),
    undefined,
  );
});
