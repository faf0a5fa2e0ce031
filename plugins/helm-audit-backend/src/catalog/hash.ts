import { createHash } from 'node:crypto';
import stringify from 'fast-json-stable-stringify';

/** Hash of a JSON value that doesn't depend on the order of keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(stringify(value)).digest('hex');
}
