import type { Path } from './json';
import { OutlineNode, outlineYaml } from './yamlOutline';

/** More of one document helps nobody. */
const MOST = 20;

/**
 * Paths of the keys that a map of the document has more than once. It reads the document a
 * second time, so it is for those that are known to have some.
 */
export function findDuplicateKeys(text: string): Path[] {
  const root = outlineYaml(text);
  const found: Path[] = [];
  // Walked level by level; what is found is pushed behind, and never taken out.
  const nodes: Array<{ node: OutlineNode; path: Path }> = root
    ? [{ node: root, path: [] }]
    : [];
  for (const { node, path } of nodes) {
    const seen = new Set<unknown>();
    const repeated = new Set<string>();
    for (const { key, node: child } of node.entries) {
      const at = [...path, String(key)];
      // Values below `<<` belong to where they were written down first.
      if (key === '<<') continue;
      if (seen.has(key)) repeated.add(String(key));
      seen.add(key);
      nodes.push({ node: child, path: at });
    }
    node.items.forEach((item, index) =>
      nodes.push({ node: item, path: [...path, index] }),
    );
    for (const key of repeated) {
      found.push([...path, key]);
      if (found.length === MOST) return found;
    }
  }
  return found;
}
