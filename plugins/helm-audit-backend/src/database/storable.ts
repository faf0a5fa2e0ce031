/**
 * A text as far as a column takes it: cut, and without the NUL that PostgreSQL refuses.
 *
 * @param max - length in UTF-16 units, so at most as many characters; any where absent
 */
export function storable(text: string, max = Infinity): string {
  const cut = text.replaceAll('\0', '').slice(0, max);
  // Half of a character that the cut went through is no text.
  return cut.replace(/[\uD800-\uDBFF]$/, '');
}
