/**
 * `node scripts/run.mjs <task> [arguments]`: prepares what the task needs and runs it.
 *
 * Every script of the root package.json comes through here, so that `npm start` works on a
 * machine with nothing but Node 20 and npm, and `yarn start` works in a prepared one. Plain
 * Node, no dependencies: it runs before anything is installed. What it says about preparing
 * goes to stderr, so that a task's own output stays clean.
 */
import process from 'node:process';
import { ensureInstalled } from './bootstrap/install.mjs';
import { findNode } from './bootstrap/node.mjs';
import { BootstrapError, root, say } from './bootstrap/basics.mjs';
import { taskEnvironment } from './bootstrap/environment.mjs';
import { runForeground } from './bootstrap/foreground.mjs';
import { commandsOf, taskList, tasks } from './tasks.mjs';

/** Runs the task and gives its exit code. */
async function main([name, ...args]) {
  const task = tasks[name];
  if (!task) {
    say(name ? `There is no task "${name}".` : 'Which task?');
    say(`Tasks:\n${taskList()}`);
    return 2;
  }
  if (process.platform === 'win32') {
    throw new BootstrapError('Windows is supported through WSL: run it there.');
  }
  const node = findNode();
  const env = taskEnvironment(node);
  await ensureInstalled({ node, env });
  for (const [command, ...rest] of commandsOf(task, args, { node })) {
    const code = await runForeground(command, rest, {
      cwd: task.inCallersFolder ? callersFolder() : root,
      env,
    });
    if (code !== 0) {
      return code;
    }
  }
  return 0;
}

/**
 * The folder that the user's relative paths refer to. npm and Yarn run a script in the root of
 * the package and keep the folder that they were called from in INIT_CWD.
 */
function callersFolder() {
  const calledByScript = process.cwd() === root && process.env.INIT_CWD;
  return calledByScript ? process.env.INIT_CWD : process.cwd();
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    say(error instanceof BootstrapError ? error.message : error.stack);
    process.exit(1);
  },
);
