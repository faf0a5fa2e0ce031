import { Command, Option } from 'commander';
import packageJson from '../package.json';
import {
  auditCommand,
  AuditCommandOptions,
  ChartOptions,
  OUTPUT_FORMATS,
} from './auditCommand';
import { baselineCommand } from './baselineCommand';
import { diffCommand, DiffCommandOptions } from './diffCommand';
import { FAIL_ON } from './exitCodes';
import { FIXES_TO_APPLY, fixCommand, FixCommandOptions } from './fixCommand';
import {
  collect,
  collectApi,
  collectPair,
  parsePercent,
  parseSeconds,
  parseTier,
  parseVersion,
} from './optionValues';
import { questionsCommand } from './questionsCommand';
import { explainCommand, rulesCommand } from './ruleCommands';
import { SourceOptions } from './sources';
import { exportSources, importSources } from './sourcesCommand';

/** What a command is added with. */
interface Setup {
  add: (name: string, description: string) => Command;
  signal: AbortSignal;
  /** Is told the exit code. */
  done: (code: number) => void;
}

/** In the order of the help text. */
const COMMANDS = [
  addAudit,
  addBaseline,
  addDiff,
  addFix,
  addQuestions,
  addRules,
  addSources,
];

/**
 * The commands with their options.
 *
 * @param done - is told the exit code
 */
export function createProgram(
  signal: AbortSignal,
  done: (code: number) => void,
): Command {
  const program = new Command('helm-audit')
    .description(
      'Tells whether Helm charts are ready for production, and why not.',
    )
    .version(packageJson.version)
    .showHelpAfterError('(run with --help for all options)')
    .exitOverride();
  for (const addCommand of COMMANDS) {
    addCommand({
      add: (name, description) =>
        program.command(name).description(description).exitOverride(),
      signal,
      done,
    });
  }
  return program;
}

function addAudit({ add, signal, done }: Setup) {
  withAuditOptions(
    add('audit', 'audit charts, packaged charts or plain manifests').argument(
      '<path...>',
      'chart folders or .tgz files',
    ),
  )
    .option(
      '--manifests',
      'the paths are plain Kubernetes manifests; - reads them from standard input',
      false,
    )
    .addOption(
      new Option('--format <format>', 'output format')
        .choices([...OUTPUT_FORMATS])
        .default('text'),
    )
    .addOption(failOn('exit 1 from this severity on', 'critical'))
    .option(
      '--baseline <file>',
      'report (JSON) of the state to compare with, as of the main branch',
    )
    .option(
      '--fail-on-new',
      'with --baseline: exit 1 only for findings that are not in it',
      false,
    )
    .option(
      '--min-coverage <percent>',
      'exit 2 when less of what applies could be judged',
      parsePercent,
      0,
    )
    .option(
      '--verify-fixes',
      'try fixes on a copy of the chart, which takes a few more renders',
      false,
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing at or above --fail-on, 1 something is, 2 could not audit or render.',
    )
    .action(async (paths: string[], options: AuditCommandOptions) =>
      done(await auditCommand(paths, options, signal)),
    );
}

function addBaseline({ add, signal, done }: Setup) {
  withAuditOptions(
    add(
      'baseline',
      'write the findings that a chart has now, as accepted',
    ).argument('<path>', 'chart folder or .tgz file'),
  ).action(async (target: string, options: ChartOptions) =>
    done(await baselineCommand(target, options, signal)),
  );
}

function addDiff({ add, signal, done }: Setup) {
  withAuditOptions(
    add('diff', 'tell what changed between two charts, or two reports')
      .argument('<before>', 'chart, or report written with --format json')
      .argument('<after>', 'chart, or report written with --format json'),
  )
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['text', 'json', 'markdown'])
        .default('text'),
    )
    .addOption(failOn('exit 1 for new findings from this severity on', 'never'))
    .action(
      async (before: string, after: string, options: DiffCommandOptions) =>
        done(await diffCommand(before, after, options, signal)),
    );
}

function addFix({ add, signal, done }: Setup) {
  withAuditOptions(
    add('fix', 'show what would mend findings, as a diff, or do it').argument(
      '<path>',
      'chart folder',
    ),
  )
    .option(
      '--rule <id>',
      'only findings of this rule; may be repeated',
      collect,
      [],
    )
    .addOption(
      new Option('--only <which>', 'fixes to apply')
        .choices([...FIXES_TO_APPLY])
        .default('verified'),
    )
    .option('--write', 'change the files of the chart', false)
    .action(async (target: string, options: FixCommandOptions) =>
      done(await fixCommand(target, options, signal)),
    );
}

function addQuestions({ add, signal, done }: Setup) {
  withAuditOptions(
    add('questions', 'ask what only people can answer about a chart').argument(
      '<path>',
      'chart folder or .tgz file',
    ),
  ).action(async (target: string, options: ChartOptions) =>
    done(await questionsCommand(target, options, signal)),
  );
}

function addRules({ add, done }: Setup) {
  add('rules', 'list all rules')
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action((options: { format: 'text' | 'json' }) =>
      done(rulesCommand(options)),
    );

  add('explain', 'tell everything about a rule')
    .argument('<rule>', 'such as single-replica')
    .action((id: string) => done(explainCommand(id)));
}

function addSources({ add, done }: Setup) {
  const sources = add(
    'sources',
    'carry answers of sources to where there is no network',
  );
  for (const [name, description, run] of [
    ['export', 'write what is remembered of sources to a file', exportSources],
    ['import', 'remember what such a file holds', importSources],
  ] as const) {
    withSourceCache(sources.command(name).description(description))
      .argument('<file>', 'such as sources.json')
      .exitOverride()
      .action(async (file: string, options: SourceOptions) =>
        done(await run(file, options)),
      );
  }
}

function withSourceCache(command: Command): Command {
  return command.option(
    '--source-cache <folder>',
    'folder in which answers of sources are remembered',
  );
}

function failOn(description: string, preset: string): Option {
  return new Option('--fail-on <severity>', description)
    .choices([...FAIL_ON])
    .default(preset);
}

/** What all commands ask that audit charts. */
function withAuditOptions(command: Command): Command {
  return withSourceCache(command)
    .option('--offline', 'ask nobody about the open source in use', false)
    .option(
      '--sources <file>',
      'whom to ask about the open source in use (YAML)',
    )
    .option('--scenario <name>', 'named set of values to audit')
    .option('-f, --values <file>', 'values file; may be repeated', collect, [])
    .option(
      '--set <key=value>',
      'single value; may be repeated',
      collectPair,
      [],
    )
    .addOption(
      new Option('--tier <tier>', 'criticality tier; 1 is the critical path')
        .choices(['1', '2', '3'])
        .argParser(parseTier),
    )
    .option('--repository <folder>', 'repository around the chart, as evidence')
    .option(
      '--kube-version <version>',
      'Kubernetes version to render for',
      parseVersion,
    )
    .option(
      '--api-versions <version>',
      'API that the cluster offers beside common ones; may be repeated',
      collectApi,
      [],
    )
    .option(
      '--timeout <seconds>',
      'time that rendering one chart may take',
      parseSeconds,
    )
    .option('--output <file>', 'write to a file instead of standard output');
}
