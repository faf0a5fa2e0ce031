/** A map as it comes out of YAML; nothing about its values is known. */
export type JsonMap = Record<string, unknown>;

/** Keys and indexes that lead to a field. */
export type Path = ReadonlyArray<string | number>;

/** Whether a value is a map (and neither a list nor null). */
export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or `undefined` where the path leads nowhere. Never throws. */
export function valueAt(root: unknown, ...path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') {
      value = value[key];
    } else if (isMap(value) && Object.hasOwn(value, key)) {
      value = value[key];
    } else {
      return undefined;
    }
  }
  return value;
}

/** The map at a path, or an empty one where there is none. */
export function mapAt(root: unknown, ...path: Path): JsonMap {
  const value = valueAt(root, ...path);
  return isMap(value) ? value : {};
}

/** The list at a path, or an empty one where there is none. */
export function listAt(root: unknown, ...path: Path): unknown[] {
  const value = valueAt(root, ...path);
  return Array.isArray(value) ? value : [];
}

/** The maps of the list at a path, each with its index in that list. */
export function mapsAt(
  root: unknown,
  ...path: Path
): Array<{ value: JsonMap; index: number }> {
  return listAt(root, ...path).flatMap((value, index) =>
    isMap(value) ? [{ value, index }] : [],
  );
}

/** The string at a path; numbers and booleans are no strings. */
export function stringAt(root: unknown, ...path: Path): string | undefined {
  const value = valueAt(root, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** The finite number at a path. */
export function numberAt(root: unknown, ...path: Path): number | undefined {
  const value = valueAt(root, ...path);
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}

/** The boolean at a path. */
export function booleanAt(root: unknown, ...path: Path): boolean | undefined {
  const value = valueAt(root, ...path);
  return typeof value === 'boolean' ? value : undefined;
}

/** The entries of the map at a path whose values are strings. */
export function stringsAt(
  root: unknown,
  ...path: Path
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapAt(root, ...path)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Writes a path as people write it: `spec.containers[0].image`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    const plain = /^[A-Za-z_][\w-]*$/.test(key);
    if (!plain) return `${text}["${key}"]`;
    return text ? `${text}.${key}` : key;
  }, '');
}

/** Freezes a value and all it holds; cycles are fine. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return value;
  }
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
  return value;
}
