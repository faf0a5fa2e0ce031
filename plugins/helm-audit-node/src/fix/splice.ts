/** A stretch of a text, and what stands there afterwards. */
export interface Splice {
  from: number;
  to: number;
  text: string;
}

/**
 * Makes all changes at once; of several at one place the first stands first.
 *
 * @returns undefined when two of them change the same text
 */
export function applySplices(
  text: string,
  splices: readonly Splice[],
): string | undefined {
  const ordered = splices
    .map((splice, index) => ({ ...splice, index }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.index - b.index);
  let result = '';
  let at = 0;
  for (const { from, to, text: replacement } of ordered) {
    if (from < at) return undefined;
    result += text.slice(at, from) + replacement;
    at = to;
  }
  return result + text.slice(at);
}
