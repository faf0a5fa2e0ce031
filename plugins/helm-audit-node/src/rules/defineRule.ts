import type { FactName } from '../facts';
import { RuleOptions } from './options';
import { AnyRule, Rule, Target } from './types';

/**
 * Defines a rule. The target types the subject, `requires` types the facts, the keys of
 * `messages` type what can be reported, and `options` what can be set.
 */
export function defineRule<
  T extends Target,
  R extends FactName,
  M extends string,
  O extends RuleOptions,
>(rule: Rule<T, R, M, O>): AnyRule {
  return rule as unknown as AnyRule;
}
