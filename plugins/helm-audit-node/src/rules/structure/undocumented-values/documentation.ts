import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { JsonMap, mapAt, stringAt, valueAt } from '../../../json';

/** How deep keys are asked for; below that, names say what they are. */
const DEPTH = 2;

/** A key of values.yaml and whether something says what it is for. */
export interface DocumentedKey {
  path: string[];
  isDocumented: boolean;
}

/**
 * The keys of the upper levels of values.yaml. A key is documented by a comment on its line or
 * right above it, by a description in the schema, by its mention in the README, or with the
 * map that holds it.
 */
export function listDocumentedKeys(
  text: string,
  schema: JsonMap | undefined,
  readme: string,
): DocumentedKey[] {
  const lines = text.split('\n');
  const counter = new LineCounter();
  const root = parseDocument(text, {
    lineCounter: counter,
    uniqueKeys: false,
    version: '1.1',
  }).contents;
  return visit(root, [], schema, false);

  function visit(
    node: unknown,
    parent: string[],
    described: unknown,
    isCovered: boolean,
  ): DocumentedKey[] {
    if (!isMap(node) || parent.length >= DEPTH) return [];
    return node.items.flatMap(({ key, value }) => {
      if (!isScalar(key) || !key.range) return [];
      const path = [...parent, String(key.value)];
      const property = valueAt(described, 'properties', String(key.value));
      const line = counter.linePos(key.range[0]).line - 1;
      const isDocumented =
        isCovered ||
        hasComment(lines, line) ||
        stringAt(property, 'description') !== undefined ||
        readme.includes(`\`${path.join('.')}`) ||
        readme.includes(`| ${path.join('.')}`);
      return [
        { path, isDocumented },
        ...visit(value, path, mapAt(property), isDocumented),
      ];
    });
  }
}

/** Whether words stand behind a `#` on a line, or on the one above it. */
function hasComment(lines: string[], line: number): boolean {
  const above = lines[line - 1] ?? '';
  return /\s#.*\w/.test(lines[line]) || /^\s*#.*\w/.test(above);
}
