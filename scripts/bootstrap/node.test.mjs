import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/testing.mjs';
import { taskEnvironment } from './environment.mjs';
import { isSupported } from './node.mjs';

test('Node 22 and 24 are supported, others are not', () => {
  assert.equal(isSupported('v22.0.0'), true);
  assert.equal(isSupported('24.21.0'), true);
  for (const version of [
    'v20.20.2',
    'v23.1.0',
    'v2.4.0',
    '240.1.0',
    '',
    undefined,
  ]) {
    assert.equal(isSupported(version), false, `${version}`);
  }
});

test('a task finds its Node first, then the workspace’s commands', t => {
  const folder = temporaryFolder(t);
  const env = taskEnvironment(path.join(folder, 'bin/node'), { PATH: '/x' });

  const [first, second, last] = env.PATH.split(path.delimiter);
  assert.equal(first, path.join(folder, 'bin'));
  assert.match(second, /node_modules\/\.bin$/);
  assert.equal(last, '/x');
});

test('native addons are compiled against the headers of that Node', t => {
  const folder = temporaryFolder(t);
  const platform = path.join(
    folder,
    `node_modules/node-${process.platform}-${process.arch}`,
  );
  mkdirSync(path.join(platform, 'include/node'), { recursive: true });
  writeFileSync(path.join(platform, 'include/node/node.h'), '');

  const env = taskEnvironment(path.join(folder, 'bin/node'), {
    npm_config_nodedir: '/usr',
  });
  assert.equal(env.npm_config_nodedir, platform);
});

test('a machine’s setting for another Node is not passed on', t => {
  const env = taskEnvironment(path.join(temporaryFolder(t), 'bin/node'), {
    npm_config_nodedir: '/usr',
  });
  assert.equal('npm_config_nodedir' in env, false);
});
