import { isMap, isSeq, LineCounter, parseAllDocuments, Scalar } from 'yaml';
import { Path } from '../../json';

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
  const counter = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: counter,
    uniqueKeys: false,
    version: '1.1',
  });
  if (!('length' in parsed)) return undefined;
  let node: unknown = parsed[document]?.contents;
  if (!node) return undefined;
  let position: Positioned = node as Positioned;
  for (const key of path) {
    const next = child(node, key);
    if (!next) return { line: lineOf(position, counter), precision: 'parent' };
    position = next.position;
    node = next.value;
  }
  return { line: lineOf(position, counter), precision: 'exact' };
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

function lineOf({ range }: Positioned, counter: LineCounter): number {
  return counter.linePos(range?.[0] ?? 0).line;
}
