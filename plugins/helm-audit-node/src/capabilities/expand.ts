import { isMap } from '../json';
import { Branch, Node, Pipe } from '../template/types';
import {
  accessAll,
  constant,
  falsy,
  termOf,
  truthy,
  UNKNOWN_TERM,
} from './terms';
import { Goal, Guards, Leaf, Scope, State, Term } from './types';

/** What the expansion asks of the values that are there. */
export interface Evaluator {
  readonly base: State;
  evaluate(term: Term, state: State): unknown;
}

/** Entries of a collection that are looked at; the rest is like them. */
const MAX_ITEMS = 24;

/** Nodes that one template may come to with all its loops. */
const MAX_NODES = 20_000;

/** Variables of a block; those that it declares are gone when it ends. */
interface Frame extends Scope {
  variables: Map<string, Term>;
  declared: Set<string>;
  guards?: Guards;
}

class Expansion {
  readonly leaves: Leaf[] = [];
  #nodes = 0;

  constructor(private readonly evaluator: Evaluator) {}

  run(nodes: readonly Node[], frame: Frame): void {
    for (const node of nodes) {
      if (++this.#nodes > MAX_NODES) return;
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
        this.leaves.push({
          guards,
          content: { type: 'call', name: 'include', args },
        });
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
    // `set` changes its map in place, and its result is mostly thrown away.
    if (expression.type === 'call' && expression.name === 'set') {
      const [map] = expression.args;
      if (map?.type === 'variable' && map.chain.length === 0 && map.name) {
        frame.variables.set(map.name, term);
      }
    }
    if (variables.length === 0) {
      this.leaves.push({ guards: frame.guards, content: term });
      return;
    }
    assign(frame, variables, [term], declares);
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
        then: then.variables.get(name) ?? UNKNOWN_TERM,
        otherwise: other.variables.get(name) ?? UNKNOWN_TERM,
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
          otherwise: frame.variables.get(name) ?? UNKNOWN_TERM,
        });
      }
    }
    this.run(otherwise, childOf(frame, falsy(collection)));
  }

  #itemsOf(collection: Term): Array<{ key: Term; item: Term }> {
    const value = this.evaluator.evaluate(collection, this.evaluator.base);
    const keys = isMap(value)
      ? Object.keys(value)
      : Object.keys(Array.isArray(value) ? value : []);
    if (keys.length === 0) {
      return [{ key: UNKNOWN_TERM, item: accessAll(collection, ['0']) }];
    }
    return keys.slice(0, MAX_ITEMS).map(key => ({
      key: constant(isMap(value) ? key : Number(key)),
      item: accessAll(collection, [key]),
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

function childOf(frame: Frame, goal: Goal, dot: Term = frame.dot): Frame {
  return {
    dot,
    root: frame.root,
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
      outer.variables.has(name) &&
      !inner.declared.has(name) &&
      inner.variables.get(name) !== outer.variables.get(name),
  );
}
