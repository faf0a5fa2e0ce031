import stableStringify from 'fast-json-stable-stringify';
import { isMap, JsonMap } from '../json';
import { PlannedSetting } from './types';

/** Tells settings apart, whatever their order. */
export function settingsKey(settings: readonly PlannedSetting[]): string {
  return stableStringify(toValues(settings));
}

/** Whether two sets of settings want different things of one value. */
export function conflicts(
  first: readonly PlannedSetting[],
  second: readonly PlannedSetting[],
): boolean {
  return first.some(a =>
    second.some(b => {
      if (a.key === b.key) {
        return stableStringify(a.value) !== stableStringify(b.value);
      }
      return a.key.startsWith(`${b.key}.`) || b.key.startsWith(`${a.key}.`);
    }),
  );
}

/** All settings of several sets, each key once. */
export function unite(
  sets: ReadonlyArray<readonly PlannedSetting[]>,
): PlannedSetting[] {
  const united = new Map<string, PlannedSetting>();
  for (const setting of sets.flat()) united.set(setting.key, setting);
  return [...united.values()];
}

/** Settings as a values file holds them. */
export function toValues(settings: readonly PlannedSetting[]): JsonMap {
  const values: JsonMap = {};
  for (const { path, value } of settings) {
    let at = values;
    for (const key of path.slice(0, -1)) {
      const next = at[key];
      const map = isMap(next) ? { ...next } : {};
      at[key] = map;
      at = map;
    }
    at[path[path.length - 1]] = value;
  }
  return values;
}
