import { Score } from '@helm-audit/plugin-helm-audit-common';

/** A number with its noun, such as `1 rule` and `2 rules`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A share as a percentage. */
export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Hours in the unit that people plan in. */
export function effortText(hours: number): string {
  if (hours === 0) return 'nothing to do';
  if (hours < 8) return `about ${hours} h`;
  const days = Math.round(hours / 8);
  return `about ${days} ${days === 1 ? 'day' : 'days'}`;
}

/** A score out of ten with one decimal, or a dash. */
export function scoreText(score: number | null): string {
  return score === null ? '–' : score.toFixed(1);
}

/**
 * Whether too little was seen for the number to stand for the chart: it is then a score of what
 * was seen only, and has no grade.
 */
export function isProvisional({ overall, grade }: Score): boolean {
  return overall !== null && grade === null;
}
