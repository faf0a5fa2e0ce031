import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../cursor';
import { isPageEnd, PageEnd, SortKey } from '../database/operations/org/page';

/** Makes an opaque cursor of the end of a page. */
export function encodePageEnd(end: PageEnd): string {
  return encodeCursor(JSON.stringify(end));
}

/**
 * Reads a cursor that {@link encodePageEnd} made for a list in the same order.
 *
 * @throws InputError when it is anything else
 */
export function decodePageEnd(
  cursor: string | undefined,
  keys: SortKey[],
): PageEnd | undefined {
  if (cursor === undefined) return undefined;
  const end = parse(decodeCursor(cursor));
  if (isPageEnd(end, keys)) return end;
  throw new InputError(
    'Invalid cursor: use the one of the previous page, in the same order',
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
