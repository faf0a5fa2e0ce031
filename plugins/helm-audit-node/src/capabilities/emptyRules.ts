import { Capability } from '@helm-audit/plugin-helm-audit-common';
import { isWithoutRules } from '../facts/ruleObjects';
import { JsonMap, listAt, mapAt } from '../json';
import { Resource } from '../stages/gather/types';

/**
 * What appears without a rule in it alerts nobody: its rules are values that only people know.
 *
 * @param appeared - the objects that trial renders made appear
 * @param values - the values of the scenario, in which the list for the rules stands
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
  const keys = settings.flatMap(({ key }) => emptyListsBeside(key, values));
  return {
    ...capability,
    state: 'needs-values',
    missing: [...new Set([...capability.missing, ...keys])],
    proof: [],
    reason: `The ${kind} appears without rules of its own.`,
  };
}

/** Keys of empty lists of rules that stand beside a switch. */
function emptyListsBeside(key: string, values: JsonMap): string[] {
  const parent = key.split('.').slice(0, -1);
  return Object.keys(mapAt(values, ...parent))
    .filter(
      name =>
        /(rules|groups|alerts)$/i.test(name) &&
        Array.isArray(mapAt(values, ...parent)[name]) &&
        listAt(values, ...parent, name).length === 0,
    )
    .map(name => [...parent, name].join('.'));
}
