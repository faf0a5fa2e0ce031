import { Path } from '../../json';
import { Expression, Node } from '../types';
import {
  contentOf,
  evaluate,
  Scope,
  waysOf,
  enter,
  runCondition,
} from './evaluate';
import { dumped } from './functions';
import { Branch, callsIn, Place } from './find';
import { madeOf } from './origin';
import { Origin } from './types';

/** Something that an action prints below or beside a key. */
export interface Piece {
  origin: Origin;
  /** Whether it stands on the key's own line. */
  isInline: boolean;
  /** Whether it prints into the key itself and not into one of its children. */
  isOwn: boolean;
  /** Line of the action. */
  line: number;
  /** The named template whose text it prints. */
  callee?: string;
  /** The one value that it reads, whatever it makes of it. */
  reads?: Path;
  /** Whether the branch that it stands in is rendered under these values. */
  isRendered: boolean;
}

/** A key of a template, by the line that it stands on. */
export interface KeyLine {
  /** Lines of the template. */
  lines: string[];
  /** Counted from 1. */
  line: number;
  /** Column of the key, or of the dash of a list's item. */
  indent: number;
  /** Whether it holds a list rather than a map. */
  isList?: boolean;
  /** Whether it is an item of a list. */
  isItem?: boolean;
}

class PieceReader {
  readonly pieces: Piece[] = [];
  #hasEnded = false;
  /** Line of the last text, counted from 1. */
  #textLine: number;
  /** Column of the key's children. */
  #childIndent: number | undefined;

  /** Whether a child is a list that stands at the column of the children. */
  #isListOpen = false;
  /** Whether the key's value stands on its own line. */
  readonly #isComplete: boolean;

  constructor(private readonly key: KeyLine) {
    const text = key.lines[key.line - 1] ?? '';
    this.#textLine = key.line;
    this.#isComplete = !key.isItem && /:\s+[^\s#{|>&]|:\s+\{[^{]/.test(text);
    if (key.isItem) this.#childIndent = text.search(/[^\s-]|$/);
  }

  nodes(nodes: Node[], scope: Scope, isRendered: boolean): void {
    for (const [index, node] of nodes.entries()) {
      if (this.#hasEnded || !scope.spend()) return;
      // What a colon follows is the name of a field.
      if (startsWithColon(nodes[index + 1])) continue;
      this.#read(node, scope, isRendered);
    }
  }

  text(node: Node): void {
    if (node.type !== 'text') return;
    node.text.split('\n').forEach((text, index) => {
      const line = node.line + index;
      if (line <= this.key.line || !text.trim() || this.#hasEnded) return;
      if (this.#endsAt(line)) this.#hasEnded = true;
      else this.#goOn(line);
    });
  }

  #goOn(line: number): void {
    const text = this.key.lines[line - 1] ?? '';
    this.#textLine = line;
    this.#childIndent ??= indentOf(text);
    if (indentOf(text) === this.#childIndent) {
      this.#isListOpen = /^\s*- /.test(text);
    }
  }

  #read(node: Node, scope: Scope, isRendered: boolean): void {
    switch (node.type) {
      case 'text':
        this.text(node);
        return;
      case 'action':
      case 'template': {
        const { line } = node;
        const isInline = line === this.key.line;
        const isOwn = isInline || this.#printsIntoKey(node);
        const origin = madeOf(contentOf([node], scope));
        const piece = {
          origin,
          isInline,
          isOwn,
          line,
          callee: calleeOf(node),
          reads: node.pipe && onlyRead(node.pipe.expression, scope),
        };
        // What only keeps something in a variable prints nothing.
        if (!isAssignment(node)) this.pieces.push({ ...piece, isRendered });
        return;
      }
      case 'define':
        return;
      default:
        this.#branch(node, scope, isRendered);
    }
  }

  /** What is not rendered is read too: an absent field may belong there. */
  #branch(node: Branch, scope: Scope, isRendered: boolean): void {
    if (printsEntries(node)) {
      const origin = dumped(runCondition(node.pipe, scope.inner()));
      const { line } = node;
      const isOwn = this.#printsIntoKey(node);
      this.pieces.push({ origin, isInline: false, isOwn, line, isRendered });
      return;
    }
    const ways = waysOf(node, scope);
    for (const way of ways) this.nodes(way.nodes, way.scope, isRendered);
    const isBodyRead = ways.some(way => way.nodes === node.body);
    if (!isBodyRead) {
      const origin = runCondition(node.pipe, scope.inner());
      const way = enter(node, origin, scope, undefined, true);
      this.nodes(way.nodes, way.scope, false);
    } else if (!ways.some(way => way.nodes === node.otherwise)) {
      this.nodes(node.otherwise, scope.inner(scope.dot, true), false);
    }
  }

  /** Whether what an action prints belongs to the key and not to a child that is open. */
  #printsIntoKey(node: Node): boolean {
    if (node.line === this.#textLine) return false;
    const column = columnOf(node);
    if (this.#isComplete || (column ?? Infinity) < this.key.indent)
      return false;
    if (this.#isListOpen && !this.key.isList) return false;
    if (column !== undefined && this.#childIndent !== undefined) {
      return column === this.#childIndent;
    }
    if (this.#textLine === this.key.line) return true;
    const text = this.key.lines[this.#textLine - 1] ?? '';
    if (/(:|[|>][-+]?)\s*$/.test(text)) return false;
    if (this.key.isList) return true;
    return indentOf(text) === this.#childIndent && !/^\s*- /.test(text);
  }

  #endsAt(line: number): boolean {
    const text = this.key.lines[line - 1] ?? '';
    const indent = indentOf(text);
    const mayGoOn = /^\s*- /.test(text) && !this.key.isItem;
    return indent < this.key.indent || (indent === this.key.indent && !mayGoOn);
  }
}

/** What actions print as the value of a key: those on its line, and those in the block below. */
export function piecesOf(place: Place, key: KeyLine): Piece[] {
  const reader = new PieceReader(key);
  reader.text(place.node);
  reader.nodes(place.following, place.scope, true);
  for (const { following, scope } of [...place.around].reverse()) {
    reader.nodes(following, scope, true);
  }
  return reader.pieces;
}

function indentOf(text: string): number {
  return text.search(/\S|$/);
}

/** The column that an action says it prints at. */
function columnOf(node: Node): number | undefined {
  if (node.type !== 'action') return undefined;
  const { expression } = node.pipe;
  if (expression.type !== 'call') return undefined;
  const { name, args } = expression;
  const [column] = args;
  return ['nindent', 'indent'].includes(name) && column?.type === 'literal'
    ? Number(column.value)
    : undefined;
}

/** The only value that an expression reads; nothing where it reads several. */
function onlyRead(expression: Expression, scope: Scope): Path | undefined {
  const read = new Map<string, Path>();
  const visit = (each: Expression) => {
    switch (each.type) {
      case 'call':
      case 'method':
        each.args.forEach(visit);
        break;
      case 'field':
      case 'variable':
      case 'access': {
        const origin = evaluate(each, scope);
        const isValue = origin.kind === 'values' && !origin.isChart;
        const path = isValue ? origin.path : [];
        read.set(JSON.stringify(path), path);
        break;
      }
      default:
    }
  };
  visit(expression);
  const [only, ...others] = read.values();
  return only && only.length > 0 && others.length === 0 ? only : undefined;
}

/** Whether a loop does nothing but print the entries of a map. */
function printsEntries({ type, pipe, body }: Branch): boolean {
  if (type !== 'range' || pipe.variables.length !== 2) return false;
  const text = body.flatMap(each => (each.type === 'text' ? each.text : []));
  return (
    body.every(({ type: each }) => each === 'text' || each === 'action') &&
    /^"?:"?$/.test(text.join('').replace(/\s/g, ''))
  );
}

function startsWithColon(node: Node | undefined): boolean {
  return node?.type === 'text' && /^"?:(\s|$)/.test(node.text);
}

function isAssignment(node: Node): boolean {
  return node.type === 'action' && node.pipe.variables.length > 0;
}

function calleeOf(node: Node): string | undefined {
  if (node.type === 'template') return node.name;
  if (node.type !== 'action') return undefined;
  const [call] = callsIn(node.pipe.expression);
  const [name] = call?.args ?? [];
  return name?.type === 'literal' ? String(name.value) : undefined;
}
