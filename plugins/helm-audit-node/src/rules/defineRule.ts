import type { FactName } from '../facts';
import { AnyRule, Rule, Target } from './types';

/**
 * Defines a rule. The target types the subject, `requires` types the facts, and the keys of
 * `messages` type what can be reported.
 */
export function defineRule<
  T extends Target,
  R extends FactName,
  M extends string,
>(rule: Rule<T, R, M>): AnyRule {
  return rule as unknown as AnyRule;
}
