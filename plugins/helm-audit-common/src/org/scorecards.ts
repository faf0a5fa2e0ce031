import { DimensionId } from '../dimensions';
import { Severity } from '../severity';

/** Levels of the scorecard, from the first to the last. */
export const SCORECARD_LEVELS = ['bronze', 'silver', 'gold'] as const;

/** A level of the scorecard. */
export type ScorecardLevel = (typeof SCORECARD_LEVELS)[number];

/** A check of the scorecard and how it ended for one service. */
export interface ScorecardCheck {
  id: string;
  name: string;
  description: string;
  level: ScorecardLevel;
  passed: boolean;
  /** Why it failed, with the value that was found, such as `1 critical finding, none is allowed`. */
  reason: string;
  /** What the findings behind it can be found by on the entity's tab. */
  findings?: { severity?: Severity; dimension?: DimensionId };
}

/** The scorecard of one service. */
export interface EntityScorecard {
  entityRef: string;
  /** The highest level whose checks and those below it all passed; `null` for none. */
  level: ScorecardLevel | null;
  /** Empty where Tech Insights has no facts of the service yet. */
  checks: ScorecardCheck[];
  /** When the facts were taken. */
  checkedAt: string | null;
}

/** Scorecards of services, as far as the caller may read these. */
export interface ScorecardsResponse {
  /** `absent`: Tech Insights or its checks are not installed; `unavailable`: it did not answer. */
  state: 'available' | 'absent' | 'unavailable';
  /** Why it is not available, and what to do. */
  reason?: string;
  items: EntityScorecard[];
}
