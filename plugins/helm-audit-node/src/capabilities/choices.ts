import { isMap, JsonMap } from '../json';
import { Examples } from './examples';
import { propose } from './proposals';
import { Setting, State, Term, Want } from './types';

type ValueTerm = Extract<Term, { type: 'value' }>;

/** Ways to set a value so that it is as wanted; none where it was chosen otherwise before. */
export function* choose(
  { path, chart }: ValueTerm,
  want: Want,
  state: State,
  examples: Examples,
): Iterable<State> {
  if (path.length <= chart.valuesPath.length) return;
  const key = path.join('.');
  const own = path.slice(chart.valuesPath.length);
  const current = valueAt(state.values, path);
  // A map that was chosen may get more entries, but what is in it stays.
  const isChosen = [...state.settings].some(
    ([set, { isPlaceholder }]) =>
      key === set ||
      (key.startsWith(`${set}.`) && !isPlaceholder && current !== undefined),
  );
  if (isChosen) return;
  const place = { chart, path: own, current };
  for (const proposal of propose(place, want, examples)) {
    yield withSetting(state, path, proposal);
  }
}

function withSetting(
  state: State,
  path: readonly string[],
  { value, isPlaceholder }: { value: unknown; isPlaceholder: boolean },
): State {
  const setting = liftOutOfList(state.values, { path, value, isPlaceholder });
  const settings = new Map(state.settings);
  settings.set(setting.path.join('.'), setting);
  return {
    ...state,
    settings,
    values: setIn(state.values, setting.path, setting.value) as JsonMap,
    known: new Map(),
  };
}

/** Values files replace lists as a whole; what is made up as an entry is a placeholder. */
function liftOutOfList(values: JsonMap, setting: Setting): Setting {
  let at: unknown = values;
  for (const [index, key] of setting.path.entries()) {
    const isEntry = /^\d+$/.test(key) && !isFilledMap(at);
    if (isEntry) {
      const rest = setting.path.slice(index);
      return {
        path: setting.path.slice(0, index),
        value: setIn(Array.isArray(at) ? at : [], rest, setting.value),
        isPlaceholder:
          setting.isPlaceholder || !Array.isArray(at) || at.length === 0,
      };
    }
    at = isMap(at) ? at[key] : undefined;
  }
  return setting;
}

function isFilledMap(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length > 0;
}

function valueAt(values: JsonMap, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return isMap(at) ? at[key] : undefined;
  }, values);
}

/** A copy with another value at a path; what is not on the path is shared. */
function setIn(of: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(of)) {
    const copy = [...of];
    copy[Number(key)] = setIn(copy[Number(key)], rest, value);
    return copy;
  }
  const map = isMap(of) ? of : {};
  return { ...map, [key]: setIn(map[key], rest, value) };
}
