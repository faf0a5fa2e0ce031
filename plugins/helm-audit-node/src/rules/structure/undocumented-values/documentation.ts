import { JsonMap, mapAt, stringAt, valueAt } from '../../../json';
import { OutlineNode, outlineYaml } from '../../../yamlOutline';

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
  const root = outlineYaml(text);
  return root ? visit(root, [], schema, false) : [];

  function visit(
    { entries }: OutlineNode,
    parent: string[],
    described: unknown,
    isCovered: boolean,
  ): DocumentedKey[] {
    if (parent.length >= DEPTH) return [];
    return entries.flatMap(({ key, line, node }) => {
      const path = [...parent, String(key)];
      const property = valueAt(described, 'properties', String(key));
      const isDocumented =
        isCovered ||
        hasComment(lines, line - 1) ||
        stringAt(property, 'description') !== undefined ||
        readme.includes(`\`${path.join('.')}`) ||
        readme.includes(`| ${path.join('.')}`);
      return [
        { path, isDocumented },
        ...visit(node, path, mapAt(property), isDocumented),
      ];
    });
  }
}

/** Whether words stand behind a `#` on a line, or on the one above it. */
function hasComment(lines: string[], line: number): boolean {
  const above = lines[line - 1] ?? '';
  return /\s#.*\w/.test(lines[line]) || /^\s*#.*\w/.test(above);
}
