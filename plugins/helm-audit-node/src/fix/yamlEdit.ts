import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isAlias,
  isMap as isYamlMap,
  isScalar,
  isSeq,
  Node,
  Pair,
  parseDocument,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { isMap } from '../json';
import { parseYaml } from '../yaml';
import { applyFields, FieldChange } from './applyFields';
import { ChangeTree, toTree, valueOf } from './changeTree';
import { applySplices, Splice } from './splice';
import {
  blockLines,
  columnOf,
  contentEnd,
  inlineText,
  isAiry,
  isBlock,
  itemEnd,
  lineEnd,
  lineStart,
  textAtEnd,
} from './yamlText';

type YamlPair = Pair<Node, Node | null>;

/** Thrown within this file where a text can't be changed without touching more than meant. */
class Unsupported extends Error {}

/** A YAML file, or what stands below one of its root keys, that fields are changed in. */
export class YamlPart {
  readonly #document: Document.Parsed;
  readonly #value: unknown;

  /** @param eol - what ends its lines */
  constructor(private readonly text: string, private readonly eol: string) {
    this.#document = parseDocument(text, {
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    this.#value = this.#document.errors.length > 0 ? undefined : parse(text);
  }

  /**
   * The text after the changes.
   *
   * @returns undefined when it can't be done by changing these fields alone, as where an
   *   alias or a merge key would have to be taken apart
   */
  edit(changes: readonly FieldChange[]): string | undefined {
    if (this.#document.errors.length > 0) return undefined;
    try {
      const splices = this.#editRoot(toTree(changes));
      const edited = applySplices(this.text, splices);
      if (edited === undefined) return undefined;
      return this.#isAsMeant(edited, splices, changes) ? edited : undefined;
    } catch (error) {
      if (error instanceof Unsupported) return undefined;
      throw error;
    }
  }

  /** Whether the text now holds what was meant; a large file is parsed only where it changed. */
  #isAsMeant(
    edited: string,
    splices: readonly Splice[],
    changes: readonly FieldChange[],
  ): boolean {
    const section = this.#sectionOf(splices);
    const text = this.text.slice(...(section ?? [0]));
    const isAlone = section !== undefined && !/[&*]\w/.test(text);
    if (!isAlone) {
      const expected = applyFields(this.#asMap(), changes);
      return isDeepStrictEqual(parse(edited), expected);
    }
    const grown = edited.length - this.text.length;
    const now = parse(edited.slice(section[0], section[1] + grown)) ?? {};
    const before = parse(text);
    return (
      isMap(before) && isDeepStrictEqual(now, applyFields(before, changes))
    );
  }

  /** The lines of the one key at the root below which all changes are. */
  #sectionOf(splices: readonly Splice[]): [number, number] | undefined {
    const root = this.#document.contents;
    if (!isYamlMap(root) || root.flow || splices.length === 0) return undefined;
    const starts = root.items.map(({ key }) => (key as Node).range![0]);
    const first = Math.min(...splices.map(({ from }) => from));
    const last = Math.max(...splices.map(({ to }) => to));
    const index = starts.findLastIndex(start => start <= first);
    const end = starts[index + 1] ?? this.text.length;
    const isInside = index >= 0 && first < end && last < end;
    return isInside ? [starts[index], end] : undefined;
  }

  #asMap() {
    const value = this.#value ?? {};
    if (!isMap(value)) throw new Unsupported();
    return value;
  }

  #editRoot(tree: ChangeTree): Splice[] {
    const root = this.#document.contents as Node | null;
    if (tree.whole || !isMap(valueOf(tree))) throw new Unsupported();
    const isEmpty =
      !root || (isScalar(root) && root.value === null) || isEmptyFlow(root);
    if (!isEmpty) {
      if (!isYamlMap(root) || root.flow) throw new Unsupported();
      return this.#editMap(root as YAMLMap<Node, Node | null>, tree, true);
    }
    const splices: Splice[] = isEmptyFlow(root)
      ? [{ from: root!.range![0], to: root!.range![1], text: '' }]
      : [];
    return [...splices, this.#append(blockLines(valueOf(tree), 0))];
  }

  /** Lines at the end of the file. */
  #append(lines: string[]): Splice {
    const { length } = this.text;
    const text = textAtEnd(this.text, lines, this.eol);
    return { from: length, to: length, text };
  }

  /** Lines after the one that an offset stands in. */
  #insertAfter(offset: number, lines: string[]): Splice {
    const at = lineEnd(this.text, offset);
    const text = lines.map(line => this.eol + line).join('');
    return { from: at, to: at, text };
  }

  #editMap(
    map: YAMLMap<Node, Node | null>,
    tree: ChangeTree,
    isRoot = false,
  ): Splice[] {
    const splices: Splice[] = [];
    const added: ChangeTree = { children: new Map() };
    const column = columnOf(this.text, map.items[0].key.range![0]);
    let removed = 0;
    for (const [key, child] of tree.children) {
      const pair = map.items.findLast(
        ({ key: own }) => nameOf(own) === `${key}`,
      );
      if (!pair) {
        if (valueOf(child) !== undefined) added.children.set(key, child);
      } else if (child.whole && child.whole.value === undefined) {
        splices.push(this.#removePair(pair));
        removed++;
      } else splices.push(...this.#editPair(pair, child, column));
    }
    if (removed === map.items.length) throw new Unsupported();
    if (added.children.size === 0) return splices;
    const lines = blockLines(valueOf(added), column);
    const isLast = isRoot && isOnlyRemarks(this.#rest(map));
    splices.push(
      isLast
        ? this.#append(isAiry(this.text) ? ['', ...lines] : lines)
        : this.#insertAfter(contentEnd(this.text, map), lines),
    );
    return splices;
  }

  #rest(map: YAMLMap<Node, Node | null>): string {
    return this.text.slice(lineEnd(this.text, contentEnd(this.text, map)));
  }

  #editPair(pair: YamlPair, change: ChangeTree, column: number): Splice[] {
    const { value } = pair;
    if (change.whole) {
      const { value: wanted } = change.whole;
      if (isYamlMap(value) && !value.flow && isMap(wanted) && isBlock(wanted)) {
        return this.#editMap(
          value as YAMLMap<Node, Node | null>,
          toReplace(value, wanted),
        );
      }
      return this.#replaceValue(pair, wanted, column);
    }
    if (isYamlMap(value) && !value.flow) {
      return this.#editMap(value as YAMLMap<Node, Node | null>, change);
    }
    if (isSeq(value) && !value.flow) return this.#editList(value, change);
    const isNothing = isNull(value) || isEmptyFlow(value);
    if (isNothing) return this.#replaceValue(pair, valueOf(change), column);
    if (isYamlMap(value) || isSeq(value))
      return [this.#editFlow(value, change)];
    throw new Unsupported();
  }

  /** Writes a map or list between braces anew, where it holds no comment. */
  #editFlow(node: YAMLMap | YAMLSeq, change: ChangeTree): Splice {
    const [from, to] = node.range!;
    if (/[#&*]/.test(this.text.slice(from, to))) throw new Unsupported();
    const changes = [...leaves(change)];
    const value = applyFields(
      { root: parse(this.text.slice(from, to)) },
      changes,
    );
    return { from, to, text: inlineText(value.root) };
  }

  #editList(list: YAMLSeq, change: ChangeTree): Splice[] {
    const items = list.items as Array<Node | null>;
    const [first] = items;
    if (!first?.range) throw new Unsupported();
    const dash = this.text.lastIndexOf('-', first.range[0] - 1);
    const column = columnOf(this.text, dash);
    return [...change.children].flatMap(([index, child]) => {
      const item = items[Number(index)];
      if (item && isYamlMap(item) && !item.flow && !child.whole) {
        return this.#editMap(item as YAMLMap<Node, Node | null>, child);
      }
      if (item && isScalar(item) && isPlainWhole(child)) {
        const [from, to] = item.range!;
        return [{ from, to, text: inlineText(child.whole!.value) }];
      }
      if (Number(index) !== items.length) throw new Unsupported();
      const lines = blockLines([valueOf(child)], column);
      return [this.#insertAfter(contentEnd(this.text, list), lines)];
    });
  }

  #removePair(pair: YamlPair): Splice {
    const start = pair.key.range![0];
    const from = lineStart(this.text, start);
    if (this.text.slice(from, start).trim()) throw new Unsupported();
    const end = lineEnd(this.text, itemEnd(this.text, pair));
    const hasBreak = end < this.text.length;
    return {
      from,
      to: hasBreak ? this.text.indexOf('\n', end) + 1 : end,
      text: '',
    };
  }

  #replaceValue(pair: YamlPair, wanted: unknown, column: number): Splice[] {
    const { value } = pair;
    const keyEnd = pair.key.range![1];
    const colon = this.text.indexOf(':', keyEnd) + 1;
    if (colon === 0 || this.text.slice(keyEnd, colon - 1).trim()) {
      throw new Unsupported();
    }
    if (isAlias(value)) throw new Unsupported();
    const lines = isBlock(wanted) ? blockLines(wanted, column + 2) : [];
    const text = lines.length > 0 ? '' : ` ${inlineText(wanted)}`;
    if (isEmptyNode(value)) {
      return [
        { from: colon, to: colon, text },
        ...(lines.length > 0 ? [this.#insertAfter(colon, lines)] : []),
      ];
    }
    const [from] = value!.range!;
    const to = contentEnd(this.text, value);
    const isBelow = this.text.slice(colon, from).includes('\n');
    if (isBelow) {
      const rest = lineEnd(this.text, colon);
      const below = lines.map(line => this.eol + line).join('');
      return [
        { from: colon, to: colon, text },
        { from: rest, to: lineEnd(this.text, to), text: below },
      ];
    }
    return [
      { from: colon, to, text },
      ...(lines.length > 0 ? [this.#insertAfter(to, lines)] : []),
    ];
  }
}

/** What Helm reads; undefined where it would refuse the text. */
function parse(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

function nameOf(key: Node): string | undefined {
  return isScalar(key) ? String(key.source ?? key.value) : undefined;
}

function isEmptyFlow(node: Node | null): boolean {
  return (
    (isYamlMap(node) || isSeq(node)) &&
    node.flow === true &&
    node.items.length === 0
  );
}

/** A value that is not written at all. */
function isEmptyNode(node: Node | null): boolean {
  return isNull(node) && !(isScalar(node) && node.source);
}

function isNull(node: Node | null): boolean {
  return !node || (isScalar(node) && node.value === null);
}

function isPlainWhole({ whole }: ChangeTree): boolean {
  return (
    whole !== undefined && whole.value !== undefined && !isBlock(whole.value)
  );
}

/** Replacing a map by another keeps what both have, with its comments. */
function toReplace(map: YAMLMap, wanted: Record<string, unknown>): ChangeTree {
  const names = map.items.map(({ key }) => nameOf(key as Node) ?? '');
  const gone = names.filter(name => !Object.hasOwn(wanted, name));
  return toTree([
    ...Object.entries(wanted).map(([key, set]) => ({ path: [key], set })),
    ...gone.map(key => ({ path: [key], set: undefined })),
  ]);
}

function* leaves(
  { whole, children }: ChangeTree,
  path: Array<string | number> = ['root'],
): Generator<FieldChange> {
  if (whole) yield { path, set: whole.value };
  for (const [key, child] of children) yield* leaves(child, [...path, key]);
}

/** Whether a text holds nothing but blank lines and comments. */
function isOnlyRemarks(text: string): boolean {
  return text.split('\n').every(line => /^\s*(#|$)/.test(line));
}
