import {
  Command,
  CommanderError,
  InvalidArgumentError,
  Option,
} from 'commander';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';
import packageJson from '../package.json';
import { auditCommand, AuditCommandOptions } from './auditCommand';
import { baselineCommand, BaselineCommandOptions } from './baselineCommand';
import { EXIT, FAIL_ON } from './exitCodes';

/**
 * Runs the command line.
 *
 * @param args - arguments without node and script
 * @returns the exit code
 */
export async function main(args: string[]): Promise<number> {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  let code: number = EXIT.ok;
  const program = createProgram(
    async (paths, options) => {
      code = await auditCommand(paths, options, stopped.signal);
    },
    async (target, options) => {
      code = await baselineCommand(target, options, stopped.signal);
    },
  );
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (stopped.signal.aborted) return EXIT.interrupted;
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.failed;
    }
    if (error instanceof AuditFailure) {
      process.stderr.write(`helm-audit: ${error.message}\n  ${error.fix}\n`);
      return EXIT.failed;
    }
    throw error;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

function createProgram(
  audit: (paths: string[], options: AuditCommandOptions) => Promise<void>,
  baseline: (target: string, options: BaselineCommandOptions) => Promise<void>,
): Command {
  const program = new Command('helm-audit')
    .description(
      'Tells whether Helm charts are ready for production, and why not.',
    )
    .version(packageJson.version)
    .showHelpAfterError('(run with --help for all options)')
    .exitOverride();
  withAuditOptions(
    program
      .command('audit')
      .description('audit charts, packaged charts or plain manifests')
      .argument('<path...>', 'chart folders or .tgz files'),
  )
    .option('--manifests', 'the paths are plain Kubernetes manifests', false)
    .addOption(
      new Option('--format <format>', 'output format')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on')
        .choices([...FAIL_ON])
        .default('critical'),
    )
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing at or above --fail-on, 1 something is, 2 could not audit.',
    )
    .exitOverride()
    .action(audit);
  withAuditOptions(
    program
      .command('baseline')
      .description('write the findings that a chart has now, as accepted')
      .argument('<path>', 'chart folder or .tgz file'),
  )
    .exitOverride()
    .action(baseline);
  return program;
}

/** What both commands ask about a chart. */
function withAuditOptions(command: Command): Command {
  return command
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
      '--timeout <seconds>',
      'time that rendering one chart may take',
      parseSeconds,
    )
    .option('--output <file>', 'write to a file instead of standard output');
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

function collectPair(value: string, previous: string[]): string[] {
  if (!/^[^=]+=/.test(value)) {
    throw new InvalidArgumentError('It is a key, an equals sign and a value.');
  }
  return collect(value, previous);
}

function parseVersion(text: string): string {
  if (!/^v?1\.\d+(\.\d+)?$/.test(text)) {
    throw new InvalidArgumentError('It is a version such as 1.33.0.');
  }
  return text;
}

function parseTier(text: string): number {
  if (!['1', '2', '3'].includes(text)) {
    throw new InvalidArgumentError('It is 1, 2 or 3.');
  }
  return Number(text);
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) {
    throw new InvalidArgumentError('It is a number of seconds above 0.');
  }
  return seconds;
}
