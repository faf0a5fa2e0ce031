import { Score } from '@helm-audit/plugin-helm-audit-common';

/** The score and what each failed rule would lift it by. */
export interface Scorecard {
  score: Score;
  /** By rule id; only rules that failed are listed. */
  lifts: Readonly<Record<string, number>>;
  /** The overall score once the failed rules of phase 1, 1 to 2 and 1 to 3 pass. */
  scoresAfter: ReadonlyArray<number | null>;
}
