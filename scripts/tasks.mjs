/** The tasks of the root package.json: each one or more commands, run one after the other. */
import path from 'node:path';
import { root } from './bootstrap/basics.mjs';

/**
 * `script` is a Node program of this repository, `tool` a command of an installed package.
 * Arguments of the user go to the last command.
 */
export const tasks = {
  start: {
    summary: 'run the demo Backstage on http://localhost:3000',
    commands: [script('scripts/tasks/start.mjs')],
  },
  test: {
    summary: 'run every check and test; with arguments, only the unit tests',
    commands: [script('scripts/tasks/test.mjs')],
  },
  'test:unit': {
    summary: 'run the unit and integration tests (arguments go to Jest)',
    commands: [script('scripts/tasks/unit.mjs')],
  },
  'test:browser': {
    summary: 'run the browser tests against a demo started for them',
    commands: [script('scripts/browser/run.mjs')],
  },
  tsc: {
    summary: 'check the types',
    commands: [
      tool(
        'tsc',
        '--noEmit',
        '--tsBuildInfoFile',
        'node_modules/.cache/helm-audit/tsc.tsbuildinfo',
      ),
    ],
  },
  lint: {
    summary: 'lint every package',
    commands: [tool('backstage-cli', 'repo', 'lint', '--max-warnings', '0')],
  },
  'prettier:check': {
    summary: 'check the formatting',
    commands: [tool('prettier', '--check', '.')],
  },
  fix: {
    summary: 'regenerate, fix what lint can fix, format',
    commands: [
      script('plugins/helm-audit-node/scripts/generate.mjs'),
      tool('backstage-cli', 'repo', 'lint', '--fix'),
      tool('prettier', '--write', '--loglevel', 'warn', '.'),
    ],
  },
  generate: {
    summary: 'write the generated files; --check only compares them',
    commands: [script('plugins/helm-audit-node/scripts/generate.mjs')],
  },
  'new-rule': {
    summary: 'start a new rule from a template',
    commands: [script('plugins/helm-audit-node/scripts/new-rule.mjs')],
  },
  bench: {
    summary: 'measure how long audits take',
    commands: [script('packages/helm-audit-cli/bench/bench.mjs')],
  },
  'bench:capabilities': {
    summary: 'count what charts can switch on and how much of it is found',
    commands: [script('plugins/helm-audit-node/bench/capabilities.mjs')],
  },
  'bench:tech-insights': {
    summary: 'measure what Tech Insights takes with the facts of audits',
    commands: [
      script(
        'plugins/tech-insights-backend-module-helm-audit/bench/techInsights.mjs',
      ),
    ],
  },
  'bench:org': {
    summary: 'measure questions about 10,000 services',
    commands: [script('scripts/tasks/benchOrg.mjs')],
  },
  'bench:truth': {
    summary: 'compare the rules with cases that other tools labelled',
    commands: [script('packages/helm-audit-cli/bench/truth.mjs')],
  },
  'helm-audit': {
    summary: 'run the command-line tool',
    commands: [script('packages/helm-audit-cli/bin/helm-audit')],
    inCallersFolder: true,
  },
  build: {
    summary: 'build every package',
    commands: [tool('tsc'), tool('backstage-cli', 'repo', 'build', '--all')],
  },
  pack: {
    summary: 'build every package and pack it for installing elsewhere',
    commands: [
      tool('tsc'),
      tool('backstage-cli', 'repo', 'build', '--all'),
      script('scripts/tasks/pack.mjs'),
    ],
  },
};

function script(file, ...args) {
  return ({ node }) => [node, path.join(root, file), ...args];
}

function tool(name, ...args) {
  return () => [path.join(root, 'node_modules/.bin', name), ...args];
}

/** The command lines of a task, the user's arguments at the end of the last one. */
export function commandsOf(task, args, { node }) {
  const lines = task.commands.map(command => command({ node }));
  lines.at(-1).push(...args);
  return lines;
}

/** One line a task, for the help text. */
export function taskList() {
  return Object.entries(tasks)
    .map(([name, { summary }]) => `  ${name.padEnd(21)}${summary}`)
    .join('\n');
}
