import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { root } from './bootstrap/basics.mjs';
import { commandsOf, tasks } from './tasks.mjs';

const runner = path.join(root, 'scripts/run.mjs');

test('every script of the root package is a task, and the other way round', () => {
  const { scripts } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  for (const [name, command] of Object.entries(scripts)) {
    assert.equal(command, `node scripts/run.mjs ${name}`);
  }
  assert.deepEqual(Object.keys(scripts).sort(), Object.keys(tasks).sort());
});

test('the programs of the tasks exist', () => {
  const node = process.execPath;
  const missing = Object.values(tasks)
    .flatMap(task => commandsOf(task, [], { node }))
    .map(([command, first]) => (command === node ? first : command))
    .filter(file => !existsSync(file));
  assert.deepEqual(missing, []);
});

test('the user’s arguments go to the last command', () => {
  const task = { commands: [() => ['a', '1'], () => ['b', '2']] };
  assert.deepEqual(commandsOf(task, ['--x', 'y z'], { node: 'node' }), [
    ['a', '1'],
    ['b', '2', '--x', 'y z'],
  ]);
});

test('an unknown task is answered with the list, on stderr', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [runner, 'strat'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /no task "strat"[\s\S]*prettier:check/);
});

test('a task’s exit code and output come through', () => {
  const run = (...args) =>
    spawnSync(process.execPath, [runner, 'prettier:check', ...args], {
      encoding: 'utf8',
    });
  const version = run('--version');
  assert.equal(version.status, 0);
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  assert.notEqual(run('--parser', 'no-such-parser').status, 0);
});

test('a signal reaches the command, and its end is told', async () => {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', foregroundProgram],
    { cwd: path.join(root, 'scripts'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  assert.equal(code, 143);
});

const foregroundProgram = `
  import { runForeground } from './bootstrap/foreground.mjs';
  const program = 'console.log("up"); setInterval(() => {}, 1000)';
  process.exit(await runForeground(process.execPath, ['-e', program], {}));
`;
