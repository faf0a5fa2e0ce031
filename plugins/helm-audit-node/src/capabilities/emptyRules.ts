import { Capability } from '@helm-audit/plugin-helm-audit-common';
import { isWithoutRules } from '../facts/ruleObjects';
import { isMap, JsonMap, mapAt } from '../json';
import { Resource } from '../stages/gather/types';

/** Keys of rules, and not of those that are left out. */
const RULES_KEY = /^(?!disabled?|excluded?|ignored?).*(rules|groups|alerts)$/i;

/**
 * What appears without a rule in it alerts nobody: its rules are values that only people know.
 *
 * @param appeared - the objects that trial renders made appear
 * @param values - the values of the scenario with those of its subcharts, in which the list for
 *   the rules stands
 */
export function askForRules(
  capability: Capability,
  appeared: readonly Resource[],
  values: JsonMap,
): Capability {
  const { kind, template, settings, state } = capability;
  const objects = appeared.filter(
    object => object.kind === kind && object.source === template,
  );
  if (
    state !== 'proven' ||
    objects.length === 0 ||
    !objects.every(isWithoutRules)
  ) {
    return capability;
  }
  const keys = settings.flatMap(({ key }) => emptyRulesBeside(key, values));
  return {
    ...capability,
    missing: [...new Set([...capability.missing, ...keys])],
    reason: `The ${kind} appears without rules of its own, and alerts nobody until it has some.`,
  };
}

/** Keys of rules that stand empty beside a switch. */
function emptyRulesBeside(key: string, values: JsonMap): string[] {
  const parent = key.split('.').slice(0, -1);
  return Object.entries(mapAt(values, ...parent))
    .filter(([name, value]) => RULES_KEY.test(name) && isToBeFilled(value))
    .map(([name]) => [...parent, name].join('.'));
}

/** A list, map or text without anything in it; a switch that is off holds no rules. */
function isToBeFilled(value: unknown): boolean {
  if (isMap(value)) return Object.keys(value).length === 0;
  return Array.isArray(value)
    ? value.length === 0
    : value === '' || value === null;
}
