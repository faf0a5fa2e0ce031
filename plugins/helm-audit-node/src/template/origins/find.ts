import { Expression, Node } from '../types';
import { lastLineOf, linesOf } from '../lines';
import {
  enter,
  evaluate,
  runAction,
  runCondition,
  Scope,
  waysOf,
} from './evaluate';
import { isTrue, knownValue } from './origin';
import { Origin, UNKNOWN } from './types';

/** A node of a template, those that follow it in its block, and what it sees. */
export interface Place {
  node: Node;
  following: Node[];
  scope: Scope;
  /** The blocks around, outermost first. */
  around: Surrounding[];
}

/** `if`, `with` or `range`. */
export type Branch = Extract<Node, { type: 'if' | 'with' | 'range' }>;

/** A block around a node. */
export interface Surrounding {
  branch: Branch;
  /** What stands after the block, and what the block itself sees. */
  following: Node[];
  scope: Scope;
  /** What the block decides by. */
  condition: Origin;
  /** Whether the node lies in the body and not in what stands after `else`. */
  isInBody: boolean;
}

/** Whether a block renders what lies in it; undefined where the values don't tell. */
export function isRendered({
  condition,
  isInBody,
  scope,
}: Surrounding): boolean | undefined {
  const known = knownValue(condition, scope.templates.values);
  return known && isTrue(known.value) === isInBody;
}

/** Which node is looked for, and the keys of the loops around it as far as they are known. */
export interface Search {
  /** A line that the node spans, counted from 1. */
  line: number;
  isTarget: (node: Node) => boolean;
  keys: string[];
}

/**
 * Runs a template up to the node that is looked for, into whichever branch it lies in.
 *
 * @returns undefined when there is no such node
 */
export function runUpTo(
  nodes: Node[],
  scope: Scope,
  search: Search,
  around: Surrounding[] = [],
): Place | undefined {
  for (const [index, node] of nodes.entries()) {
    const following = nodes.slice(index + 1);
    if (search.isTarget(node)) return { node, following, scope, around };
    if (isBranch(node) && holds(node, search)) {
      return enterTowards(node, following, scope, search, around);
    }
    pass(node, scope);
  }
  return undefined;
}

function isBranch(node: Node): node is Branch {
  return node.type === 'if' || node.type === 'with' || node.type === 'range';
}

function holds(node: Node, search: Search): boolean {
  if (!isBranch(node)) return search.isTarget(node);
  if (node.line > search.line || lastLineOf(node) < search.line) return false;
  return [...node.body, ...node.otherwise].some(
    child => search.isTarget(child) || holds(child, search),
  );
}

function enterTowards(
  branch: Branch,
  following: Node[],
  scope: Scope,
  search: Search,
  around: Surrounding[],
): Place | undefined {
  const inner = scope.inner();
  const condition = runCondition(branch.pipe, inner);
  const isInBody = branch.body.some(
    child => search.isTarget(child) || holds(child, search),
  );
  const block = { branch, following, scope, condition, isInBody };
  const inside = [...around, block];
  if (!isInBody) return runUpTo(branch.otherwise, inner, search, inside);
  const isLoop = branch.type === 'range';
  const [key, ...keys] = search.keys;
  const way = enter(
    branch,
    condition,
    scope,
    isLoop ? keyIn(condition, key, scope) : undefined,
  );
  const rest = isLoop ? { ...search, keys } : search;
  return runUpTo(way.nodes, way.scope, rest, inside);
}

/** Runs a node for what it keeps in variables and maps. */
function pass(node: Node, scope: Scope): void {
  if (!scope.templates.effects.has(node)) return;
  if (node.type === 'action') runAction(node.pipe, scope);
  if (!isBranch(node)) return;
  for (const way of waysOf(node, scope)) {
    way.nodes.forEach(child => pass(child, way.scope));
  }
}

/** The key of a loop as it is found in what is looped over; a list's is a number. */
function keyIn(
  origin: Origin,
  key: string | undefined,
  scope: Scope,
): string | number | undefined {
  if (key === undefined) return undefined;
  const known = knownValue(origin, scope.templates.values);
  const isList = origin.kind === 'list' || Array.isArray(known?.value);
  return isList ? Number(key) : key;
}

/** Whether a node is text with something on a line, counted from 1. */
export function hasTextOn(node: Node, line: number): boolean {
  return node.type === 'text' && linesOf(node).includes(line);
}

/** What the named template is called with from this action or variable. */
export function argumentOf(
  place: Place,
  isCallee: (name: string | undefined) => boolean,
): Origin {
  const { node, scope } = place;
  if (node.type === 'template') {
    return node.pipe ? evaluate(node.pipe.expression, scope) : UNKNOWN;
  }
  if (!('pipe' in node) || !node.pipe) return UNKNOWN;
  const calls = callsIn(node.pipe.expression);
  const call = calls.find(({ args: [name] }) =>
    isCallee(nameFrom(name, scope)),
  );
  const argument = call?.args[1];
  return argument ? evaluate(argument, scope) : UNKNOWN;
}

function nameFrom(name: Expression | undefined, scope: Scope) {
  const known =
    name && knownValue(evaluate(name, scope), scope.templates.values);
  return typeof known?.value === 'string' ? known.value : undefined;
}

/** Calls of named templates in an expression. */
export function callsIn(
  expression: Expression,
): Array<Extract<Expression, { type: 'call' }>> {
  switch (expression.type) {
    case 'call': {
      const inner = expression.args.flatMap(callsIn);
      return expression.name === 'include' ? [expression, ...inner] : inner;
    }
    case 'method':
      return [expression.of, ...expression.args].flatMap(callsIn);
    case 'access':
      return callsIn(expression.of);
    default:
      return [];
  }
}
