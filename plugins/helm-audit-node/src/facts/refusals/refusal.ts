import { isMap, Path } from '../../json';

/** Something that fits the schema and that Kubernetes refuses all the same. */
export interface Refusal {
  path: Path;
  /** Follows the name of the object, such as `mounts the volume "v", which its pod lacks`. */
  defect: string;
  /** What to do, in a few words. */
  remedy: string;
}

/** The names of fields that are set, among those asked for. Null is as good as nothing. */
export function fieldsSet(root: unknown, names: readonly string[]): string[] {
  return isMap(root)
    ? names.filter(name => root[name] !== undefined && root[name] !== null)
    : [];
}

/** The entries whose key an earlier one has; entries without a key never repeat. */
export function repeated<T>(
  entries: T[],
  keyOf: (entry: T) => string | undefined,
): T[] {
  const seen = new Set<string>();
  return entries.filter(entry => {
    const key = keyOf(entry);
    if (!key) return false;
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated;
  });
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST = 63;

/** Whether a name is one by which Kubernetes calls parts of objects (RFC 1123). */
export function isPartName(name: string): boolean {
  return name.length <= LONGEST && LABEL.test(name);
}
