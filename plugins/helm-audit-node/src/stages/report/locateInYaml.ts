import { Path } from '../../json';
import { childOf, OutlineNode } from '../../yamlOutline';

/** A line counted from 1, and whether it is the field's own or the nearest above it. */
export interface YamlPosition {
  line: number;
  precision: 'exact' | 'parent';
}

/**
 * Finds the line of a field in a YAML document. Where the field is absent, the nearest
 * enclosing field that exists is found.
 *
 * @returns undefined when there is no such document
 */
export function locateInYaml(
  document: OutlineNode | undefined,
  path: Path,
): YamlPosition | undefined {
  if (!document) return undefined;
  let { line } = document;
  let node = document;
  for (const key of path) {
    const next = childOf(node, key);
    if (!next) return { line, precision: 'parent' };
    line = next.line;
    node = next.node;
  }
  return { line, precision: 'exact' };
}
