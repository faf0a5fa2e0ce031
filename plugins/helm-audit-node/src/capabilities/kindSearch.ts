import { ChartNode } from '../chartTree';
import { Node } from '../template/types';
import { Budget } from './budget';
import { Interpreter } from './interpreter';
import {
  CAPABILITY_KINDS,
  DASHBOARD_KINDS,
  isAboutDashboards,
  kindsIn,
} from './kinds';
import { goalsOf } from './solver';
import { TemplateLibrary } from '../template/templateLibrary';
import { truthy, falsy } from './terms';
import { Goal, Leaf, Place, Term } from './types';

type Call = Extract<Term, { type: 'call' }>;

/** How deep named templates that write objects may lie within each other. */
const MAX_DEPTH = 8;

/** Places of one kind in one template that are looked at. */
const MAX_PLACES = 24;

class Search {
  constructor(
    private readonly interpreter: Interpreter,
    private readonly writers: ReadonlySet<string>,
    private readonly found: Map<string, Place[]>,
    private readonly constraints: Goal[],
    private readonly kinds: ReadonlySet<string>,
  ) {}

  read(leaves: readonly Leaf[], outer: readonly Goal[], depth: number): void {
    leaves.forEach(({ guards, content }, index) => {
      if (!this.interpreter.budget.spend()) return;
      const goals = () => [...outer, ...goalsOf(guards)];
      if (typeof content !== 'string') {
        this.#follow(content, goals, depth);
        return;
      }
      for (const kind of kindsIn(content, this.kinds)) this.#add(kind, goals());
      if (/^kind:\s*["']?$/m.test(content.split('\n').at(-1) ?? '')) {
        const kind = this.#evaluate(leaves[index + 1]?.content);
        if (kind) this.#add(kind, goals());
      }
    });
  }

  /** Goes into the templates that a term includes, where they may write objects. */
  #follow(
    term: Term,
    goals: () => Goal[],
    depth: number,
    seen = new Set<Term>(),
  ): void {
    if (term.type !== 'call' || depth > MAX_DEPTH || seen.has(term)) return;
    if (!this.interpreter.budget.spend()) return;
    seen.add(term);
    const name = this.interpreter.nameOf(term);
    if (name === undefined) {
      for (const argument of term.args) {
        this.#follow(argument, goals, depth, seen);
      }
      return;
    }
    if (!this.writers.has(name)) return;
    const leaves = this.interpreter.leavesOf(term);
    if (leaves) this.read(leaves, goals(), depth + 1);
  }

  #evaluate(content: string | Term | undefined): string | undefined {
    if (!content || typeof content === 'string') return undefined;
    const kind = this.interpreter.evaluate(content, this.interpreter.base);
    return typeof kind === 'string' && this.kinds.has(kind) ? kind : undefined;
  }

  #add(kind: string, goals: Goal[]): void {
    const places = this.found.get(kind) ?? [];
    if (places.length < MAX_PLACES) {
      places.push({ goals, constraints: this.constraints });
    }
    this.found.set(kind, places);
  }
}

/** Kinds that a template can write, each with the conditions for every place that does. */
export function findKinds(
  file: string,
  chart: ChartNode,
  interpreter: Interpreter,
  wanted?: ReadonlySet<string>,
): Map<string, Place[]> {
  const { library } = interpreter;
  const found = new Map<string, Place[]>();
  const writers = writersOf(library);
  const text = library.texts.get(file) ?? '';
  const kinds =
    wanted ??
    (isAboutDashboards(file, text) ? DASHBOARD_KINDS : CAPABILITY_KINDS);
  const isSuspect =
    kindsIn(text, kinds).length > 0 ||
    [...writers].some(name => text.includes(name));
  if (!isSuspect) return found;
  const dot: Term = { type: 'context', chart };
  const leaves = interpreter.expand(library.file(file)?.nodes ?? [], dot);
  const constraints = leaves.flatMap(leaf =>
    constraintsOf(leaf, interpreter.budget),
  );
  const search = new Search(interpreter, writers, found, constraints, kinds);
  search.read(leaves, [], 0);
  return found;
}

/** What `fail` and `required` ask for, each under the conditions around it. */
function constraintsOf({ guards, content }: Leaf, budget: Budget): Goal[] {
  if (typeof content === 'string') return [];
  const around: Term = {
    type: 'call',
    name: 'and',
    args: goalsOf(guards).map(({ term, want }) =>
      want.type === 'truthy' ? term : not(term),
    ),
  };
  return callsIn(content, budget).flatMap(({ name, args }) => {
    if (name === 'fail') return [falsy(around)];
    if (name !== 'required' || !args[1]) return [];
    const isGiven = args[1];
    if (around.args.length === 0) return [truthy(isGiven)];
    return [truthy({ type: 'call', name: 'or', args: [not(around), isGiven] })];
  });
}

function not(term: Term): Term {
  return { type: 'call', name: 'not', args: [term] };
}

/** Calls in a term, each once: a term may hold another many times. */
function callsIn(term: Term, budget: Budget): Call[] {
  const calls = new Set<Call>();
  const visit = (each: Term) => {
    if (each.type !== 'call' || calls.has(each) || !budget.spend()) return;
    calls.add(each);
    each.args.forEach(visit);
  };
  visit(term);
  return [...calls];
}

const WRITERS = new WeakMap<TemplateLibrary, ReadonlySet<string>>();

/** Named templates that write objects of these kinds, or include one that does. */
function writersOf(library: TemplateLibrary): ReadonlySet<string> {
  const known = WRITERS.get(library);
  if (known) return known;
  const writers = new Set<string>();
  const hasAny = [...library.texts.values()].some(
    text => kindsIn(text).length > 0 && /\{\{-?\s*(define|block)\s/.test(text),
  );
  const bodies = hasAny ? bodiesOf(library) : [];
  for (let size = -1; size < writers.size; ) {
    size = writers.size;
    for (const { name, kinds, includes } of bodies) {
      if (kinds || includes.some(other => writers.has(other)))
        writers.add(name);
    }
  }
  WRITERS.set(library, writers);
  return writers;
}

function bodiesOf(library: TemplateLibrary) {
  return [...library.names].map(name => {
    const text = JSON.stringify(library.named(name)?.body ?? []);
    return {
      name,
      kinds: textsIn(library.named(name)?.body ?? []).some(
        part => kindsIn(part).length > 0,
      ),
      includes: [...text.matchAll(/"type":"literal","value":"([^"]+)"/g)].map(
        ([, value]) => value,
      ),
    };
  });
}

function textsIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap(node => {
    if (node.type === 'text') return [node.text];
    if ('otherwise' in node) return textsIn([...node.body, ...node.otherwise]);
    return [];
  });
}
