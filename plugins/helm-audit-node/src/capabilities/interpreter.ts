import { ChartNode } from '../chartTree';
import { isMap, JsonMap, valueAt } from '../json';
import { FileTree } from '../stages/load/types';
import { parseTemplate } from '../template/parse';
import { Node } from '../template/types';
import { Budget } from './budget';
import { builtIns, Cluster, hasApi } from './cluster';
import { expandNodes } from './expand';
import { FUNCTIONS, isTrue, textOf } from './functions';
import { filesMatching } from './chartFiles';
import { TemplateLibrary } from '../template/templateLibrary';
import { constant } from './terms';
import { Goal, Guards, Leaf, State, Term } from './types';
import { meets } from './wants';
import { MAX_WEIGHT, weigh } from './weight';

/** What a term comes to when it can't be told. */
export const UNDECIDED = Symbol('undecided');

type Call = Extract<Term, { type: 'call' }>;

/** Deeper calls of templates by templates than charts have; it bounds recursion. */
const MAX_DEPTH = 60;

/** Tells what terms come to under given values. */
export class Interpreter {
  readonly #builtIns: Record<string, unknown>;
  readonly #texts = new Map<string, readonly Leaf[]>();
  readonly #textsOfTerms = new WeakMap<Term, readonly Leaf[]>();
  readonly #base: State;
  #depth = 0;

  constructor(
    readonly library: TemplateLibrary,
    private readonly files: FileTree,
    private readonly cluster: Cluster,
    values: JsonMap,
    readonly budget: Budget,
  ) {
    this.#builtIns = builtIns(cluster);
    this.#base = {
      values,
      settings: new Map(),
      apis: [],
      guesses: 0,
      known: new Map(),
    };
  }

  /** Where nothing has been chosen yet. */
  get base(): State {
    return this.#base;
  }

  /** Whether a condition holds; undefined where it can't be told. */
  holds({ term, want }: Goal, state: State): boolean | undefined {
    const value = this.evaluate(term, state);
    return value === UNDECIDED ? undefined : meets(value, want);
  }

  /** Whether all conditions hold; undefined where it can't be told and none fails. */
  allHold(guards: Guards | undefined, state: State): boolean | undefined {
    if (!guards) return true;
    const outer = this.allHold(guards.outer, state);
    if (outer === false) return false;
    const inner = this.holds(guards.goal, state);
    return inner === false ? false : inner && outer;
  }

  /** What a term comes to, or UNDECIDED. */
  evaluate(term: Term, state: State): unknown {
    if (state.known.has(term)) return state.known.get(term);
    if (this.#depth > MAX_DEPTH || !this.budget.spend()) return UNDECIDED;
    this.#depth++;
    try {
      const value = this.#evaluate(term, state);
      state.known.set(term, value);
      return value;
    } catch {
      return UNDECIDED;
    } finally {
      this.#depth--;
    }
  }

  /** What the template writes that a term includes; undefined where it includes none. */
  leavesOf(term: Term): readonly Leaf[] | undefined {
    if (term.type !== 'call') return undefined;
    const known = this.#textsOfTerms.get(term);
    if (known) return known;
    const leaves =
      term.name === 'include' ? this.#included(term) : this.#templated(term);
    if (leaves) this.#textsOfTerms.set(term, leaves);
    return leaves;
  }

  /** Everything that nodes write with a dot. */
  expand(nodes: readonly Node[], dot: Term): readonly Leaf[] {
    const { budget } = this;
    const scope = { dot, root: dot, variables: new Map(), budget };
    return expandNodes(nodes, scope, this);
  }

  /** Name of the template that a term includes. */
  nameOf(term: Term): string | undefined {
    if (term.type !== 'call' || term.name !== 'include') return undefined;
    const name = this.evaluate(term.args[0] ?? term, this.#base);
    return typeof name === 'string' ? name : undefined;
  }

  /** Body of the template that a term includes. */
  bodyOf(term: Term): readonly Node[] | undefined {
    const name = this.nameOf(term);
    return name === undefined ? undefined : this.library.named(name)?.body;
  }

  #included(term: Call): readonly Leaf[] | undefined {
    const name = this.nameOf(term);
    const nodes = this.bodyOf(term);
    if (!nodes) return undefined;
    const dot = term.args[1] ?? constant(null);
    if (dot.type !== 'context') return this.expand(nodes, dot);
    const key = `${name} ${dot.chart.source}`;
    const known = this.#texts.get(key);
    if (known) return known;
    const leaves = this.expand(nodes, dot);
    this.#texts.set(key, leaves);
    return leaves;
  }

  /** What `tpl` makes of a text that itself is a template. */
  #templated(term: Call): readonly Leaf[] | undefined {
    if (term.name !== 'tpl') return undefined;
    const [text, dot] = term.args;
    const source = text && this.evaluate(text, this.#base);
    if (typeof source !== 'string' || !source.includes('{{')) return undefined;
    try {
      return this.expand(parseTemplate(source), dot ?? constant(null));
    } catch {
      return undefined;
    }
  }

  #evaluate(term: Term, state: State): unknown {
    switch (term.type) {
      case 'constant':
        return term.value;
      case 'value':
        return valueUnder(state.values, term.path);
      case 'list':
        return this.#made(this.#all(term.items, state));
      case 'map':
        return this.#made(this.#map(term, state));
      case 'field':
        return this.#field(this.evaluate(term.of, state), term.key);
      case 'choice': {
        const holds = this.holds(term.when, state);
        if (holds === undefined) return UNDECIDED;
        return this.evaluate(holds ? term.then : term.otherwise, state);
      }
      case 'call':
        return this.#made(this.#call(term, state));
      default:
        return UNDECIDED;
    }
  }

  /** A value that a template makes; one that is too large to work with can't be told. */
  #made(value: unknown): unknown {
    const weight = weigh(value);
    this.budget.spend(weight / 1_000);
    return weight > MAX_WEIGHT ? UNDECIDED : value;
  }

  #all(terms: readonly Term[], state: State): unknown[] | typeof UNDECIDED {
    const values = terms.map(term => this.evaluate(term, state));
    return values.includes(UNDECIDED) ? UNDECIDED : values;
  }

  #map({ entries }: Extract<Term, { type: 'map' }>, state: State): unknown {
    const keys = this.#all(
      entries.map(({ key }) => key),
      state,
    );
    const values = this.#all(
      entries.map(({ value }) => value),
      state,
    );
    if (keys === UNDECIDED || values === UNDECIDED) return UNDECIDED;
    return Object.fromEntries(
      keys.map((key, index) => [textOf(key), values[index]]),
    );
  }

  #field(of: unknown, key: string): unknown {
    if (of === UNDECIDED) return UNDECIDED;
    return valueAt(of, Array.isArray(of) ? Number(key) : key) ?? null;
  }

  #call(call: Call, state: State): unknown {
    const { name, args } = call;
    if (Object.hasOwn(this.#builtIns, name)) return this.#builtIns[name];
    if (name === 'and' || name === 'or') {
      return this.#logical(args, name === 'or', state);
    }
    switch (name) {
      case 'include':
        return this.#text(call, state);
      case 'tpl':
        return this.leavesOf(call)
          ? this.#text(call, state)
          : this.evaluate(args[0] ?? call, state);
      case 'lookup':
        return {};
      case 'required':
        return this.evaluate(args[1] ?? constant(null), state);
      case 'default':
        return this.#logical([args[1], args[0]], true, state);
      case 'coalesce':
        return this.#logical(args, true, state);
      case 'ternary':
        return this.#ternary(args, state);
      case 'orWhenMissing':
      case 'firstPresent':
        return this.#firstPresent(args, state);
      case 'dependencyOn':
        return this.#dependency(args, state);
      default:
        return this.#method(call, state);
    }
  }

  #method({ name, args }: Call, state: State): unknown {
    const [first] = args;
    if (first?.type === 'files') {
      return this.#file(name, first.chart, args.slice(1), state);
    }
    const values = this.#all(args, state);
    if (values === UNDECIDED) return UNDECIDED;
    if (name === '.Has') return hasApi(this.cluster, textOf(values[1]));
    const compute = FUNCTIONS.get(name);
    return compute ? compute(...values) : UNDECIDED;
  }

  #file(
    name: string,
    chart: ChartNode,
    args: readonly Term[],
    state: State,
  ): unknown {
    const pattern = this.evaluate(args[0] ?? constant(''), state);
    if (typeof pattern !== 'string') return UNDECIDED;
    if (name === '.Get') {
      return this.files.get(chart.folder + pattern)?.toString('utf8') ?? '';
    }
    if (name === '.Glob') return filesMatching(this.files, chart, pattern);
    return UNDECIDED;
  }

  /** The first of several that is true (`or`) or false (`and`), else the last. */
  #logical(
    args: ReadonlyArray<Term | undefined>,
    isWanted: boolean,
    state: State,
  ): unknown {
    let value: unknown = null;
    for (const argument of args) {
      value = argument ? this.evaluate(argument, state) : null;
      if (value === UNDECIDED || isTrue(value) === isWanted) return value;
    }
    return value;
  }

  #ternary([then, otherwise, when]: readonly Term[], state: State): unknown {
    const condition = when ? this.evaluate(when, state) : UNDECIDED;
    if (condition === UNDECIDED) return UNDECIDED;
    const chosen = isTrue(condition) ? then : otherwise;
    return this.evaluate(chosen, state);
  }

  #firstPresent(args: readonly Term[], state: State): unknown {
    for (const argument of args) {
      const value = this.evaluate(argument, state);
      if (value !== null && value !== undefined) return value;
    }
    return null;
  }

  /** The first condition that is a boolean decides, else the tags, else it is on. */
  #dependency([conditions, tags]: readonly Term[], state: State): unknown {
    const isBoolean = (value: unknown) => typeof value === 'boolean';
    const first = listOf(this.evaluate(conditions, state)).find(isBoolean);
    if (first !== undefined) return first;
    const decided = listOf(this.evaluate(tags, state)).filter(isBoolean);
    return decided.length === 0 || decided.includes(true);
  }

  #text(call: Call, state: State): string | typeof UNDECIDED {
    const leaves = this.leavesOf(call);
    if (!leaves) return UNDECIDED;
    let text = '';
    for (const { guards, content } of leaves) {
      const holds = this.allHold(guards, state);
      if (holds === undefined) return UNDECIDED;
      if (!holds) continue;
      const value =
        typeof content === 'string' ? content : this.evaluate(content, state);
      if (value === UNDECIDED) return UNDECIDED;
      text += textOf(value);
      if (text.length > MAX_WEIGHT || !this.budget.spend()) return UNDECIDED;
    }
    return text;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A list's items are named by their numbers. */
function valueUnder(values: JsonMap, path: readonly string[]): unknown {
  let value: unknown = values;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isMap(value) && Object.hasOwn(value, key)) value = value[key];
    else return null;
  }
  return value ?? null;
}
