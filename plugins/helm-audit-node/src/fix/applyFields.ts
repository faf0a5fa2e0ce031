import { isMap, JsonMap, Path } from '../json';

/** One field of an object, and the value that it gets; `undefined` removes it. */
export interface FieldChange {
  path: Path;
  set: unknown;
}

/**
 * A copy of an object with fields set, in order. Maps and lists that are missing on the way
 * are made; what stands in the way and is neither is replaced. The object itself stays as
 * it is.
 */
export function applyFields<T extends JsonMap>(
  object: T,
  changes: readonly FieldChange[],
): T {
  return changes.reduce<unknown>(
    (copy, { path, set }) => withField(copy, path, set),
    object,
  ) as T;
}

function withField(holder: unknown, path: Path, set: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return set;
  if (typeof key === 'number') {
    const list = Array.isArray(holder) ? [...holder] : [];
    if (rest.length === 0 && set === undefined) list.splice(key, 1);
    else list[key] = withField(list[key], rest, set);
    return list;
  }
  const map: JsonMap = isMap(holder) ? { ...holder } : {};
  if (rest.length === 0 && set === undefined) delete map[key];
  else map[key] = withField(map[key], rest, set);
  return map;
}
