/** Characters and items of the largest value that is worked with. */
export const MAX_WEIGHT = 4_000_000;

const WEIGHTS = new WeakMap<object, number>();

/**
 * Characters and items of a value as it would be written. A list that holds another one twice
 * counts it twice, so templates that double a list soon have a heavy one.
 */
export function weigh(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length;
  if (typeof value !== 'object' || value === null) return 1;
  const known = WEIGHTS.get(value);
  if (known !== undefined) return known;
  let weight = 1;
  for (const [key, entry] of Object.entries(value)) {
    weight += key.length + weigh(entry);
  }
  WEIGHTS.set(value, weight);
  return weight;
}
