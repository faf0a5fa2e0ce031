/**
 * Resolves what Kubernetes calls an IntOrString, `2` or `"25%"`, against a number of pods.
 *
 * @param rounding - budgets and `maxSurge` round percentages up, `maxUnavailable` of a
 *   rollout rounds them down
 * @returns undefined when the value is neither a count nor a percentage
 */
export function resolveIntOrPercent(
  value: unknown,
  total: number,
  rounding: 'up' | 'down',
): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const percent = value.match(/^(\d+)%$/)?.[1];
  if (percent === undefined) {
    return /^\d+$/.test(value) ? Number(value) : undefined;
  }
  // Multiplied first: 7 × 0.1 is not 0.7 in floating point, and rounding would show it.
  const exact = (Number(percent) * total) / 100;
  return rounding === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
