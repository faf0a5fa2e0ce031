import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);

/** A problem that the user can do something about; its message says what. */
export class BootstrapError extends Error {}

/** Tells the user something without touching stdout, which belongs to the task. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

/** Waits for the given time in milliseconds. */
export function delay(ms) {
  return new Promise(resolve => setTimeout(resolve, ms));
}
