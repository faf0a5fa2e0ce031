import { Lift, Score, ScoreHold } from '@helm-audit/plugin-helm-audit-common';

/** Phases of the roadmap by the ids of rules that failed. */
export type Phases = Readonly<Record<string, 1 | 2 | 3>>;

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
  lifts: Readonly<Record<string, Lift>>;
  /** What holds the score down; absent where nothing does. */
  held?: ScoreHold;
  /** Of the rules that failed. */
  phases: Phases;
  /** The overall score once the failed rules of phase 1, 1 to 2 and 1 to 3 pass. */
  scoresAfter: ReadonlyArray<number | null>;
  /** How many rules of these phases fail. */
  remaining: readonly number[];
}
