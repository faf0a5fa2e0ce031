/**
 * The command-line tool of helm-audit.
 *
 * @packageDocumentation
 */
import { main } from './main';

// Whoever reads may stop, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`helm-audit: ${error?.stack ?? error}\n`);
    process.exitCode = 2;
  },
);
