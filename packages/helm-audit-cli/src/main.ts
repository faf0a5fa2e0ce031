import { CommanderError } from 'commander';
import { AuditFailure } from '@helm-audit/plugin-helm-audit-node';
import { addCompletion } from './completion';
import { EXIT } from './exitCodes';
import { createProgram } from './program';

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
  const program = createProgram(stopped.signal, result => {
    code = result;
  });
  try {
    await addCompletion(program);
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
    // Ends whatever sources were still asked for the next call's sake.
    stopped.abort();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
