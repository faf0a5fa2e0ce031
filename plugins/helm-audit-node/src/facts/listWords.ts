/** Writes names as a list: `a, b and c`, and beyond a few only how many more there are. */
export function listWords(
  words: readonly string[],
  join: 'and' | 'or' = 'and',
  most = 4,
): string {
  if (words.length > most) {
    const shown = words.slice(0, most - 1).join(', ');
    return `${shown} ${join} ${words.length - most + 1} more`;
  }
  const last = words.at(-1) ?? '';
  return words.length > 1
    ? `${words.slice(0, -1).join(', ')} ${join} ${last}`
    : last;
}
