import { Expression, Node } from '../types';
import { TemplateSet } from './types';

type Call = Extract<Expression, { type: 'call' }>;

/** What a template may change in place, and the templates that it calls. */
interface Summary {
  changes: boolean;
  callees: string[];
}

/**
 * Tells which nodes have to be run for the sake of those after them: nodes that set a
 * variable or change a map in place. All others only print.
 */
export class Effects {
  readonly #nodes = new WeakMap<Node, boolean>();
  readonly #summaries = new Map<string, Summary>();
  readonly #changing = new Map<string, boolean>();

  constructor(private readonly library: TemplateSet['library']) {}

  /** Whether running the node may change what the nodes after it see. */
  has(node: Node): boolean {
    const known = this.#nodes.get(node) ?? this.#find(node);
    this.#nodes.set(node, known);
    return known;
  }

  #find(node: Node): boolean {
    switch (node.type) {
      case 'action':
        return node.pipe.variables.length > 0 || this.#in(node.pipe.expression);
      case 'if':
      case 'with':
      case 'range': {
        const { variables, declares, expression } = node.pipe;
        return (
          (variables.length > 0 && !declares) ||
          this.#in(expression) ||
          [...node.body, ...node.otherwise].some(child => this.has(child))
        );
      }
      default:
        return false;
    }
  }

  /** Whether an expression changes a map, itself or in a template that it calls. */
  #in(expression: Expression): boolean {
    const { changes, callees } = summarise(callsIn(expression));
    return changes || callees.some(name => this.#isChanging(name));
  }

  /** What a template keeps in variables is gone when it ends, but not what it sets in maps. */
  #isChanging(template: string): boolean {
    let known = this.#changing.get(template);
    if (known === undefined) {
      const called = new Set([template]);
      // Those that are added on the way are visited too.
      called.forEach(name =>
        this.#summary(name).callees.forEach(callee => called.add(callee)),
      );
      known = [...called].some(name => this.#summary(name).changes);
      this.#changing.set(template, known);
    }
    return known;
  }

  #summary(template: string): Summary {
    let known = this.#summaries.get(template);
    if (!known) {
      const body = this.library.named(template)?.body ?? [];
      known = summarise(callsOf(body));
      this.#summaries.set(template, known);
    }
    return known;
  }
}

function summarise(calls: Call[]): Summary {
  const callees = calls.flatMap(({ name, args: [callee] }) =>
    name === 'include' ? [callee] : [],
  );
  const names = callees.flatMap(callee =>
    callee?.type === 'literal' ? [String(callee.value)] : [],
  );
  return {
    changes:
      calls.some(({ name }) => name === 'set') || names.length < callees.length,
    callees: names,
  };
}

/** All calls of functions in nodes; templates that are defined within are not run by them. */
function callsOf(nodes: readonly Node[]): Call[] {
  return nodes.flatMap(node => {
    switch (node.type) {
      case 'action':
        return callsIn(node.pipe.expression);
      case 'template':
        return callsIn(includeOf(node));
      case 'if':
      case 'with':
      case 'range':
        return [
          ...callsIn(node.pipe.expression),
          ...callsOf(node.body),
          ...callsOf(node.otherwise),
        ];
      default:
        return [];
    }
  });
}

function callsIn(expression: Expression): Call[] {
  switch (expression.type) {
    case 'call':
      return [expression, ...expression.args.flatMap(callsIn)];
    case 'method':
      return [expression.of, ...expression.args].flatMap(callsIn);
    case 'access':
      return callsIn(expression.of);
    default:
      return [];
  }
}

/** A `template` node as the `include` that prints the same. */
export function includeOf({
  name,
  pipe,
}: Extract<Node, { type: 'template' }>): Call {
  return {
    type: 'call',
    name: 'include',
    args: [
      { type: 'literal', value: name },
      pipe?.expression ?? { type: 'literal', value: null },
    ],
  };
}
