import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { deepFreeze } from '../json';

/** A label matcher such as `code=~"5.."`. */
export interface LabelMatcher {
  label: string;
  operator: string;
  value: string;
}

/** A time series selector; `metric` is '' when it is selected by labels alone. */
export interface SeriesSelector {
  metric: string;
  matchers: LabelMatcher[];
}

/** What a query or a part of it reads, and what it does with it. */
export interface QueryPart {
  selectors: SeriesSelector[];
  /** Functions and aggregations, in lower case. */
  functions: string[];
}

/** One comparison, such as `rate(a_total[5m]) < 1`. */
export interface Comparison extends QueryPart {
  /** What the `and` reads that the comparison is a part of; the comparison itself else. */
  within: QueryPart;
}

/** A PromQL expression, as far as it could be read. */
export interface PromqlExpression extends QueryPart {
  /** Text at which it stops to be PromQL; what stands before and after is read all the same. */
  problem?: string;
  comparisons: Comparison[];
  /** Ranges such as `5m`, each once. */
  windows: string[];
  /** Numbers, as written, that are no part of a range. */
  numbers: number[];
}

const COMPARISONS = new Set(['Gtr', 'Lss', 'Gte', 'Lte', 'Eql', 'Neq']);

/** Durations that tools fill in: Sloth's `[{{.window}}]`, Grafana's `[$__rate_interval]`. */
const TEMPLATED_RANGE = /\[\s*(\{\{[^{}]*\}\}|\$\w+|\$\{\w+\})\s*(:[^\]]*)?\]/g;

/** Expressions that are remembered; the same ones come back for each rule and trial render. */
const MAX_REMEMBERED = 2000;
const remembered = new Map<string, PromqlExpression>();

/**
 * Reads a PromQL expression. Never throws: where the text is no PromQL, as much is read as
 * can be and `problem` says where it went wrong.
 */
export function parsePromql(text: string): PromqlExpression {
  const known = remembered.get(text);
  if (known) return known;
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  const expression = deepFreeze(readExpression(text));
  remembered.set(text, expression);
  return expression;
}

function readExpression(text: string): PromqlExpression {
  const source = text.replace(TEMPLATED_RANGE, '[5m]');
  const root = parser.parse(source).topNode;
  const nodes = descendants(root);
  const error = nodes.find(node => node.type.isError);
  return {
    ...readPart(root, source),
    problem: error && describeProblem(error, source),
    comparisons: nodes
      .filter(node => isBinary(node, COMPARISONS))
      .map(node => ({
        ...readPart(node, source),
        within: readPart(outermostAnd(node), source),
      })),
    windows: [
      ...new Set(
        nodes
          .filter(node => node.name === 'DurationExpr')
          .map(node => source.slice(node.from, node.to)),
      ),
    ],
    numbers: nodes
      .filter(node => node.name === 'NumberDurationLiteral')
      .map(node => Number(source.slice(node.from, node.to)))
      .filter(Number.isFinite),
  };
}

/** A node and all below it, in the order of the text; deep nesting must not end the stack. */
function descendants(root: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  const pending: SyntaxNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    all.push(node);
    for (let child = node.lastChild; child; child = child.prevSibling) {
      pending.push(child);
    }
  }
  return all;
}

function describeProblem(error: SyntaxNode, source: string): string {
  const rest = source.slice(error.from).trim().split('\n')[0].slice(0, 40);
  return rest || 'the end';
}

function isBinary(node: SyntaxNode, operators: ReadonlySet<string>): boolean {
  if (node.name !== 'BinaryExpr') return false;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (operators.has(child.name)) return true;
  }
  return false;
}

const AND = new Set(['And']);

function outermostAnd(node: SyntaxNode): SyntaxNode {
  let found = node;
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (isBinary(parent, AND)) found = parent;
  }
  return found;
}

function readPart(node: SyntaxNode, source: string): QueryPart {
  const nodes = descendants(node);
  const textOf = ({ from, to }: SyntaxNode) => source.slice(from, to);
  return {
    selectors: nodes
      .filter(({ name }) => name === 'VectorSelector')
      .map(selector => readSelector(selector, textOf)),
    functions: nodes
      .filter(({ name }) => /^(FunctionIdentifier|AggregateOp)$/.test(name))
      .map(identifier => textOf(identifier).toLowerCase()),
  };
}

function readSelector(
  selector: SyntaxNode,
  textOf: (node: SyntaxNode) => string,
): SeriesSelector {
  const matchers = descendants(selector)
    .filter(({ name }) => /^(Unquoted|Quoted)LabelMatcher$/.test(name))
    .map(matcher => readMatcher(matcher, textOf));
  const identifier = selector.getChild('Identifier');
  const named = matchers.find(({ label }) => label === '__name__')?.value;
  return { metric: identifier ? textOf(identifier) : named ?? '', matchers };
}

function readMatcher(
  matcher: SyntaxNode,
  textOf: (node: SyntaxNode) => string,
): LabelMatcher {
  const text = (name: string) => {
    const child = matcher.getChild(name);
    return child ? textOf(child) : '';
  };
  return {
    label: text('LabelName') || unquote(text('QuotedLabelName')),
    operator: text('MatchOp'),
    value: unquote(text('StringLiteral')),
  };
}

function unquote(text: string): string {
  return text.replace(/^["'`]|["'`]$/g, '');
}
