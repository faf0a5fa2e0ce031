import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { temporaryFolder } from '../support/testing.mjs';
import {
  dependenciesFingerprint,
  ensureInstalled,
  explainFailure,
} from './install.mjs';

/** A workspace whose Yarn only notes that it ran. */
function workspace(t, yarn = noteRun) {
  const root = temporaryFolder(t);
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  write('package.json', JSON.stringify({ workspaces: ['packages/*'] }));
  write('packages/a/package.json', '{}');
  write('yarn.lock', 'one');
  write('.yarnrc.yml', 'yarnPath: yarn.cjs\n');
  write('yarn.cjs', yarn);
  return {
    root,
    write,
    install: () =>
      ensureInstalled({
        node: process.execPath,
        env: process.env,
        root,
        tell: () => {},
      }),
    runs: () =>
      readFileSync(path.join(root, 'runs'), 'utf8').split('\n').slice(0, -1),
  };
}

const noteRun = `
  const fs = require('node:fs');
  fs.mkdirSync('node_modules', { recursive: true });
  fs.appendFileSync('runs', process.argv.slice(2).join(' ') + '\\n');
`;

test('installs once, without touching the lockfile', async t => {
  const { install, runs } = workspace(t);
  await install();
  await install();
  assert.deepEqual(runs(), ['install --immutable']);
});

test('installs again when the lockfile or node_modules changed', async t => {
  const { root, install, runs, write } = workspace(t);
  await install();
  write('yarn.lock', 'two');
  await install();
  assert.equal(runs().length, 2);
  rmSync(path.join(root, 'node_modules'), { recursive: true });
  await install();
  assert.equal(runs().length, 3);
});

test('two commands at once install once', async t => {
  const { install, runs } = workspace(t);
  await Promise.all([install(), install()]);
  assert.equal(runs().length, 1);
});

test('a failed install says so, and is tried again', async t => {
  const { install, runs, write } = workspace(t, 'process.exit(1)');
  await assert.rejects(install(), /The install failed/);
  write('yarn.cjs', noteRun);
  await install();
  assert.equal(runs().length, 1);
});

test('the fingerprint covers every package.json of the workspace', t => {
  const { root, write } = workspace(t);
  const before = dependenciesFingerprint(root);
  assert.equal(dependenciesFingerprint(root), before);
  write('packages/a/package.json', '{"name":"a"}');
  const changed = dependenciesFingerprint(root);
  assert.notEqual(changed, before);
  write('packages/b/package.json', '{}');
  assert.notEqual(dependenciesFingerprint(root), changed);
});

test('a lockfile that does not fit is told from other failures', () => {
  assert.match(
    explainFailure('➤ YN0028: │ The lockfile would…'),
    /yarn\.lock does not fit/,
  );
  assert.match(explainFailure('ENOSPC: no space left'), /disk is full/);
  assert.match(explainFailure('RequestError'), /registry reachable/);
});
