import type { RepositoryFact } from '../stages/gather/types';
import type { Workflow, WorkflowJob } from './workflows';

/** How much strangers choose of a value: nothing, a text of one line, or one of many lines. */
export type ForeignLevel = 0 | 1 | 2;

/** Where an expression stands: at a step of a job, of which earlier ones have run. */
export interface Place {
  repository: RepositoryFact;
  workflow: Workflow;
  job: WorkflowJob;
  /** Place of the step in its job; their number, for what the job as a whole gives. */
  index: number;
  /** Where an action is called from, if that is known. */
  caller?: Place;
  /** How many values were followed to come here. */
  depth: number;
  walk: Walk;
}

/**
 * Lines and values that are looked at in one repository. Real ones need some thousands; one that
 * calls itself in all ways would never end.
 */
const MOST_LOOKS = 50_000;

/** What was found for values so far, and whether more may be looked at. */
export class Walk {
  readonly known = new Map<string, ForeignLevel>();
  #left = MOST_LOOKS;

  /** Whether something of that cost may still be looked at. */
  mayLook(cost = 1): boolean {
    this.#left -= cost;
    return this.#left >= 0;
  }

  /** Whether something was left out. */
  get isSpent(): boolean {
    return this.#left < 0;
  }
}

/** The highest of some levels. */
export function highest(levels: ForeignLevel[]): ForeignLevel {
  return levels.reduce<ForeignLevel>(
    (most, level) => (level > most ? level : most),
    0,
  );
}
