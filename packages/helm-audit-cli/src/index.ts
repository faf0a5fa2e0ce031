/**
 * The command-line tool of helm-audit.
 *
 * @packageDocumentation
 */
import { main } from './main';

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  error => {
    process.stderr.write(`helm-audit: ${error?.stack ?? error}\n`);
    process.exitCode = 2;
  },
);
