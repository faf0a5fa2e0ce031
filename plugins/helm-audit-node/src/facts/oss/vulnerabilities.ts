import { fromVector } from 'ae-cvss-calculator';
import {
  KnownVulnerability,
  Severity,
} from '@helm-audit/plugin-helm-audit-common';
import { OsvVulnerability } from '../../sources/evidence';

/** Lowest base score of each severity, by the qualitative scale of CVSS. */
const SCALE: ReadonlyArray<[number, Severity]> = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0.1, 'low'],
];

/** Vulnerabilities with their scores, the worst first; one is listed under one name only. */
export function rateVulnerabilities(
  vulnerabilities: readonly OsvVulnerability[],
): KnownVulnerability[] {
  return [...vulnerabilities]
    .map(({ id, aliases, summary, vectors }) => {
      const score = scoreOf(vectors);
      return {
        id,
        aliases: [...aliases],
        summary,
        score,
        severity: severityOf(score),
      };
    })
    .sort(
      (a, b) =>
        (b.score ?? -1) - (a.score ?? -1) || a.id.localeCompare(b.id, 'en'),
    );
}

/** Base score of the newest CVSS version among the vectors. */
export function scoreOf(vectors: readonly string[]): number | undefined {
  const newest = [...vectors].sort().reverse();
  for (const vector of newest) {
    try {
      const score = fromVector(vector)?.calculateScores().base;
      if (typeof score === 'number' && Number.isFinite(score)) return score;
    } catch {
      // A vector that can't be read says nothing; another one may.
    }
  }
  return undefined;
}

function severityOf(score: number | undefined): Severity | undefined {
  if (score === undefined) return undefined;
  return SCALE.find(([from]) => score >= from)?.[1];
}
