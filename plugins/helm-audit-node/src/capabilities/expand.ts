import { isMap } from '../json';
import { Branch, Expression, Node, Pipe } from '../template/types';
import {
  accessAll,
  constant,
  falsy,
  termOf,
  truthy,
  UNKNOWN_TERM,
} from './terms';
import { Budget } from './budget';
import { Goal, Guards, Leaf, Scope, State, Term } from './types';

/** What the expansion asks of the values that are there. */
export interface Evaluator {
  readonly budget: Budget;
  readonly base: State;
  evaluate(term: Term, state: State): unknown;
  /** Body of the template that a term includes. */
  bodyOf(term: Term): readonly Node[] | undefined;
}

/** Entries of a collection that are looked at; the rest is like them. */
const MAX_ITEMS = 24;

/** Nodes that one template may come to with all its loops and those that set its dot. */
const MAX_NODES = 20_000;

/** How deep templates that set fields of the dot may call each other. */
const MAX_DEPTH = 8;

/** Variables of a block; those that it declares are gone when it ends. */
interface Frame extends Scope {
  variables: Map<string, Term>;
  declared: Set<string>;
  guards?: Guards;
}

class Expansion {
  readonly leaves: Leaf[] = [];

  /** @param count - nodes that were gone through, here and in the expansions around it */
  constructor(
    private readonly evaluator: Evaluator,
    private readonly count = { nodes: 0 },
    private readonly depth = 0,
  ) {}

  run(nodes: readonly Node[], frame: Frame): void {
    for (const node of nodes) {
      if (++this.count.nodes > MAX_NODES) return;
      if (!this.evaluator.budget.spend()) return;
      this.#visit(node, frame);
    }
  }

  #visit(node: Node, frame: Frame): void {
    const { guards } = frame;
    switch (node.type) {
      case 'text':
        this.leaves.push({ guards, content: node.text });
        break;
      case 'action':
        this.#act(node.pipe, frame);
        break;
      case 'template': {
        const dot = node.pipe
          ? termOf(node.pipe.expression, frame)
          : constant(null);
        const args = [constant(node.name), dot];
        const content: Term = { type: 'call', name: 'include', args };
        this.leaves.push({ guards, content });
        this.#follow(content, frame);
        break;
      }
      case 'range':
        this.#loop(node, frame);
        break;
      case 'if':
      case 'with':
        this.#branch(node, frame);
        break;
      default:
        break;
    }
  }

  #act({ expression, variables, declares }: Pipe, frame: Frame): void {
    const term = termOf(expression, frame);
    if (expression.type === 'call' && expression.name === 'set') {
      setInPlace(expression.args, term, frame);
    }
    this.#follow(term, frame);
    if (variables.length === 0) {
      this.leaves.push({ guards: frame.guards, content: term });
      return;
    }
    assign(frame, variables, [term], declares);
  }

  /** Takes over the fields that an included template sets on the dot. */
  #follow(term: Term, frame: Frame): void {
    const body = this.evaluator.bodyOf(term);
    if (!body || this.depth > MAX_DEPTH || !setsDot(body)) return;
    const [, dot] = term.type === 'call' ? term.args : [];
    if (dot?.type !== 'context') return;
    const inner = new Expansion(this.evaluator, this.count, this.depth + 1);
    const fields = [...frame.variables].filter(([name]) => isDotField(name));
    const variables = new Map(fields);
    const { budget } = frame;
    inner.run(body, {
      dot,
      root: dot,
      variables,
      budget,
      declared: new Set(),
    });
    for (const [name, value] of variables) {
      if (isDotField(name)) frame.variables.set(name, value);
    }
  }

  #branch({ type, pipe, body, otherwise }: Branch, frame: Frame): void {
    const term = termOf(pipe.expression, frame);
    const then = childOf(
      frame,
      truthy(term),
      type === 'with' ? term : frame.dot,
    );
    assign(then, pipe.variables, [term], pipe.declares);
    this.run(body, then);
    const other = childOf(frame, falsy(term));
    this.run(otherwise, other);
    const names = new Set([
      ...changedIn(then, frame),
      ...changedIn(other, frame),
    ]);
    for (const name of names) {
      frame.variables.set(name, {
        type: 'choice',
        when: truthy(term),
        then: then.variables.get(name) ?? constant(null),
        otherwise: other.variables.get(name) ?? constant(null),
      });
    }
  }

  #loop({ pipe, body, otherwise }: Branch, frame: Frame): void {
    const collection = termOf(pipe.expression, frame);
    for (const { key, item } of this.#itemsOf(collection)) {
      const turn = childOf(frame, truthy(collection), item);
      const terms = pipe.variables.length > 1 ? [key, item] : [item];
      assign(turn, pipe.variables, terms, true);
      this.run(body, turn);
      for (const name of changedIn(turn, frame)) {
        frame.variables.set(name, {
          type: 'choice',
          when: truthy(collection),
          then: turn.variables.get(name) ?? UNKNOWN_TERM,
          otherwise: frame.variables.get(name) ?? constant(null),
        });
      }
    }
    this.run(otherwise, childOf(frame, falsy(collection)));
  }

  #itemsOf(collection: Term): Array<{ key: Term; item: Term }> {
    const { base, budget } = this.evaluator;
    const value = this.evaluator.evaluate(collection, base);
    const keys = isMap(value)
      ? Object.keys(value)
      : Object.keys(Array.isArray(value) ? value : []);
    if (keys.length === 0) {
      return [
        { key: UNKNOWN_TERM, item: accessAll(collection, ['0'], budget) },
      ];
    }
    return keys.slice(0, MAX_ITEMS).map(key => ({
      key: constant(isMap(value) ? key : Number(key)),
      item: accessAll(collection, [key], budget),
    }));
  }
}

/**
 * Walks through a template as Helm does, but into all branches, and lists what it writes with
 * the conditions for it. Loops go over what the values hold; one over nothing is gone through
 * once, as if something were there.
 */
export function expandNodes(
  nodes: readonly Node[],
  scope: Scope,
  evaluator: Evaluator,
): Leaf[] {
  const expansion = new Expansion(evaluator);
  expansion.run(nodes, {
    ...scope,
    variables: new Map(scope.variables),
    declared: new Set(),
  });
  return expansion.leaves;
}

/** `set` changes its map in place, and its result is mostly thrown away. */
function setInPlace(
  [map, key, value]: readonly Expression[],
  term: Term,
  frame: Frame,
): void {
  if (!map || !('chain' in map) || map.chain.length > 0) return;
  if (map.type === 'variable' && map.name) frame.variables.set(map.name, term);
  const isContext = map.type === 'field' && frame.dot.type === 'context';
  if (isContext && key?.type === 'literal' && value) {
    frame.variables.set(`.${key.value}`, termOf(value, frame));
  }
}

/** Whether a variable stands for a field that a template has set on its dot. */
function isDotField(name: string): boolean {
  return name.startsWith('.');
}

const SETS_DOT = /"name":"set","args":\[\{"type":"field","chain":\[\]/;
const DOT_SETTERS = new WeakMap<readonly Node[], boolean>();

function setsDot(body: readonly Node[]): boolean {
  const known = DOT_SETTERS.get(body);
  if (known !== undefined) return known;
  const sets = SETS_DOT.test(JSON.stringify(body));
  DOT_SETTERS.set(body, sets);
  return sets;
}

function childOf(frame: Frame, goal: Goal, dot: Term = frame.dot): Frame {
  return {
    dot,
    root: frame.root,
    budget: frame.budget,
    variables: new Map(frame.variables),
    declared: new Set(),
    guards: { goal, outer: frame.guards },
  };
}

function assign(
  frame: Frame,
  names: readonly string[],
  terms: readonly Term[],
  declares: boolean,
): void {
  names.forEach((name, index) => {
    if (declares) frame.declared.add(name);
    frame.variables.set(name, terms[index] ?? UNKNOWN_TERM);
  });
}

/** Variables of the frame around that a block gave another value. */
function changedIn(inner: Frame, outer: Frame): string[] {
  return [...inner.variables.keys()].filter(
    name =>
      (outer.variables.has(name) || isDotField(name)) &&
      !inner.declared.has(name) &&
      inner.variables.get(name) !== outer.variables.get(name),
  );
}
