import { ValueSetting } from '@helm-audit/plugin-helm-audit-common';
import { JsonMap } from '../json';
import { ChartNode } from '../chartTree';
import { Budget } from './budget';

/**
 * What an expression of a template stands for, before values are known. It depends on the place
 * in the template and not on the values, so it is made once and evaluated under many.
 */
export type Term =
  | { type: 'constant'; value: unknown }
  /** A place in the audited chart's values. */
  | { type: 'value'; path: readonly string[]; chart: ChartNode }
  /** The dot that a chart's templates begin with. */
  | { type: 'context'; chart: ChartNode }
  | { type: 'files'; chart: ChartNode }
  | { type: 'map'; entries: ReadonlyArray<{ key: Term; value: Term }> }
  | { type: 'list'; items: readonly Term[] }
  | { type: 'call'; name: string; args: readonly Term[] }
  | { type: 'field'; of: Term; key: string }
  | { type: 'choice'; when: Goal; then: Term; otherwise: Term }
  | { type: 'unknown' };

/** What a term is wanted to be. */
export type Want =
  | { type: 'truthy' }
  | { type: 'falsy' }
  | { type: 'equal'; to: unknown }
  | { type: 'different'; from: unknown }
  | { type: 'atLeast'; number: number }
  | { type: 'atMost'; number: number };

/** A condition. */
export interface Goal {
  term: Term;
  want: Want;
}

/** Conditions that must all hold, the innermost first. */
export interface Guards {
  goal: Goal;
  outer?: Guards;
}

/** What names mean at a place of a template. */
export interface Scope {
  dot: Term;
  root: Term;
  variables: ReadonlyMap<string, Term>;
  budget: Budget;
}

/** Something that a template writes, and under which conditions. */
export interface Leaf {
  guards?: Guards;
  /** Text as it stands in the template, or what an action computes. */
  content: string | Term;
}

/** Values that were chosen on the way to make conditions hold. */
export interface State {
  /** Values of all charts, with what was chosen. */
  values: JsonMap;
  /** What was chosen, by key. */
  settings: ReadonlyMap<string, Setting>;
  apis: readonly string[];
  guesses: number;
  /** What terms come to under these values, as far as it was asked. */
  known: Map<Term, unknown>;
}

/** A value that was chosen. */
export interface Setting {
  path: readonly string[];
  value: unknown;
  /** Whether it only stands for what people must give. */
  isPlaceholder: boolean;
}

/** A value to set, and the keys that lead to it. */
export interface PlannedSetting extends ValueSetting {
  path: readonly string[];
}

/** A way to make conditions hold. */
export interface Plan {
  settings: PlannedSetting[];
  /** Keys that were filled with something to go on with; what they should hold is not known. */
  missing: string[];
  apis: string[];
  /** Conditions that could not be read and may not hold. */
  guesses: number;
}

/** What has to hold so that a place of a template is written. */
export interface Place {
  goals: Goal[];
  /** What the template would refuse; it counts only where it would surely be the case. */
  constraints: Goal[];
}

/** Something that a template can render and does not. */
export interface Offer {
  kind: string;
  /** File within the chart. */
  template: string;
  /** As Helm names the template, without the chart's own name. */
  source: string;
  subchart?: string;
  /** Switches of parts of the chart that are off. */
  partSwitches: ReadonlySet<string>;
  /** The most promising first; empty when no values were found. */
  plans: Plan[];
}
