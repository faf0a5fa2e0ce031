import * as crypto from 'node:crypto';

/**
 * SHA-256 of a text, in hex digits. Newer versions of Node hash in one go, in a fraction of the
 * time.
 */
export function sha256(text: string): string {
  return typeof crypto.hash === 'function'
    ? crypto.hash('sha256', text)
    : crypto.createHash('sha256').update(text).digest('hex');
}
