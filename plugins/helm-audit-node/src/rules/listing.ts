/** How many items a message names. */
const NAMED = 4;

/** Writes the first items and how many there are beyond: `a, b, c, d and 3 more`. */
export function listSome(items: readonly string[]): string {
  const rest = items.length - NAMED;
  const named = items.slice(0, NAMED).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
}
