import { Node } from './types';

const LAST_LINES = new WeakMap<Node, number>();
const LINES = new WeakMap<Node, number[]>();

/** The last line on which a node has a beginning or text, counted from 1. */
export function lastLineOf(node: Node): number {
  return oncePerNode(LAST_LINES, node, findLastLine);
}

/** Lines on which a node has text, counted from 1. */
export function linesOf(node: Node): readonly number[] {
  return oncePerNode(LINES, node, findLines);
}

/** Templates don't change, and many fields are looked for in each. */
function oncePerNode<T>(
  known: WeakMap<Node, T>,
  node: Node,
  find: (node: Node) => T,
): T {
  if (!known.has(node)) known.set(node, find(node));
  return known.get(node) as T;
}

function findLastLine(node: Node): number {
  if (node.type === 'text') return node.line + node.text.split('\n').length - 1;
  return childrenOf(node).reduce(
    (last, child) => Math.max(last, lastLineOf(child)),
    node.line,
  );
}

function findLines(node: Node): number[] {
  if (node.type !== 'text') return childrenOf(node).flatMap(linesOf);
  return node.text
    .split('\n')
    .flatMap((text, index) => (text.trim() ? [node.line + index] : []));
}

function childrenOf(node: Node): Node[] {
  if (!('body' in node)) return [];
  return 'otherwise' in node ? [...node.body, ...node.otherwise] : node.body;
}
