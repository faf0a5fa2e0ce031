import { SloSuggestion, Tier } from '@helm-audit/plugin-helm-audit-common';
import type { MatrixRow } from '../facts/sloMatrix';
import type { ChartFact, Resource } from '../stages/gather/types';

/** What suggestions are written from. */
export interface SuggestionContext {
  row: MatrixRow;
  resources: Resource[];
  chart?: ChartFact;
  /** Whether it is the only workload that documents may speak of. */
  isAlone?: boolean;
  tier: Tier;
  /** Team that answers alerts, where it is known. */
  team?: string;
}

/** What says how good a signal is, and what that takes for granted. */
export interface Indicator {
  basis: SloSuggestion['basis'];
  metrics: string[];
  /** The bad events and all events over a window, such as `5m`. */
  events?: { bad(window: string): string; total(window: string): string };
  /** The share of bad minutes of a window, looked at every `step`. */
  minutes?(window: string, step: string): string;
  assumptions: string[];
}

/** An indicator, or why there is none. */
export type IndicatorOrReason = Indicator | { reason: string };
