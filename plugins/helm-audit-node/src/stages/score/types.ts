import { Score } from '@helm-audit/plugin-helm-audit-common';

/** A copy of the chart with the proven fixes of some phases of the roadmap, as it scores. */
export interface PatchedPhase {
  /** How many fixes it has. */
  fixes: number;
  scorecard: Scorecard;
}

/** The score and what each failed rule would lift it by. */
export interface Scorecard {
  score: Score;
  /** By rule id; only rules that failed are listed. */
  lifts: Readonly<Record<string, number>>;
  /** The overall score once the failed rules of phase 1, 1 to 2 and 1 to 3 pass. */
  scoresAfter: ReadonlyArray<number | null>;
  /** How many rules of these phases fail. */
  remaining: readonly number[];
}
