import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.object({
  // No database takes a NUL.
  after: z.string().refine(after => !after.includes('\0')),
});

/** Makes an opaque cursor of the last item of a page. */
export function encodeCursor(after: string): string {
  return Buffer.from(JSON.stringify({ after })).toString('base64url');
}

/**
 * Reads a cursor that {@link encodeCursor} made.
 *
 * @throws InputError when it is anything else
 */
export function decodeCursor(cursor: string): string {
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return cursorSchema.parse(JSON.parse(text)).after;
  } catch {
    throw new InputError('Invalid cursor: use the one of the previous page');
  }
}
