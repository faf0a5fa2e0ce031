import { applyFields, FieldChange } from './applyFields';

/** Changes to a document, as a tree of its keys. */
export interface ChangeTree {
  /** What the field becomes as a whole; `value` is undefined when it goes. */
  whole?: { value: unknown };
  /** Changes below the field. */
  children: Map<string | number, ChangeTree>;
}

/** Orders changes by their paths; where they meet, the later wins. */
export function toTree(changes: readonly FieldChange[]): ChangeTree {
  const root: ChangeTree = { children: new Map() };
  for (const { path, set } of changes) {
    let node = root;
    let at = 0;
    while (at < path.length && !node.whole) {
      const next = node.children.get(path[at]) ?? { children: new Map() };
      node.children.set(path[at], next);
      node = next;
      at++;
    }
    const whole = node.whole
      ? wrap(
          applyFields({ value: node.whole.value }, [
            { path: ['value', ...path.slice(at)], set },
          ]),
        )
      : { value: set };
    node.whole = whole;
    node.children.clear();
  }
  return root;
}

function wrap({ value }: { value: unknown }): { value: unknown } {
  return { value };
}

/** What a field that is not there yet becomes. */
export function valueOf({ whole, children }: ChangeTree): unknown {
  if (whole) return whole.value;
  const changes = [...children].map(([key, child]) => ({
    path: ['value', key],
    set: valueOf(child),
  }));
  return applyFields<Record<string, unknown>>({}, changes).value;
}
