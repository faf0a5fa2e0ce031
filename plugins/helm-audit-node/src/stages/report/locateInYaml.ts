import { isMap, isSeq, LineCounter, parseDocument, Scalar } from 'yaml';
import { Path } from '../../json';
import { splitDocuments } from '../../yaml';

/** A line counted from 1, and whether it is the field's own or the nearest above it. */
export interface YamlPosition {
  line: number;
  precision: 'exact' | 'parent';
}

interface Positioned {
  range?: readonly number[] | null;
}

/**
 * Finds the line of a field in YAML text. Where the field is absent, the nearest enclosing
 * field that exists is found.
 *
 * @param document - which document of the text, counted from 0
 * @returns undefined when there is no such document
 */
export function locateInYaml(
  text: string,
  document: number,
  path: Path,
): YamlPosition | undefined {
  const start = findDocument(text, document);
  if (!start) return undefined;
  const counter = new LineCounter();
  let node: unknown = parseDocument(start.text, {
    lineCounter: counter,
    uniqueKeys: false,
    version: '1.1',
  }).contents;
  if (!node) return undefined;
  const lineOf = ({ range }: Positioned) =>
    start.linesBefore + counter.linePos(range?.[0] ?? 0).line;
  let position: Positioned = node as Positioned;
  for (const key of path) {
    const next = child(node, key);
    if (!next) return { line: lineOf(position), precision: 'parent' };
    position = next.position;
    node = next.value;
  }
  return { line: lineOf(position), precision: 'exact' };
}

/**
 * The text of one document, counted as the parser counts them: what stands before a leading
 * `---` is the first, so a document that is empty makes way for the next.
 */
function findDocument(
  text: string,
  document: number,
): { text: string; linesBefore: number } | undefined {
  const documents = splitDocuments(text);
  const index = documents.findIndex(
    (content, position) => position >= document && /^\s*[^\s#]/m.test(content),
  );
  if (index < 0) return undefined;
  const before = documents.slice(0, index).join('');
  return { text: documents[index], linesBefore: before.split('\n').length - 1 };
}

function child(
  node: unknown,
  key: string | number,
): { position: Positioned; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      item => (item.key as Scalar | null)?.value === key,
    );
    return pair && { position: pair.key as Positioned, value: pair.value };
  }
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    return item === undefined
      ? undefined
      : { position: item as Positioned, value: item };
  }
  return undefined;
}
