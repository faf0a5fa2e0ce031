/** Impact levels of a finding, most severe first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** The impact level of a finding or rule. */
export type Severity = (typeof SEVERITIES)[number];

/**
 * Orders severities for sorting, most severe first.
 *
 * @returns a negative number when `a` is more severe than `b`
 */
export function compareSeverity(a: Severity, b: Severity): number {
  return SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);
}

/** Whether `severity` is at least as severe as `threshold`. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return compareSeverity(severity, threshold) <= 0;
}
