import { Interpreter, UNDECIDED } from './interpreter';
import { Examples } from './examples';
import { choose } from './choices';
import { textOf } from './functions';
import { accessAll, constant, falsy, truthy } from './terms';
import { Goal, Guards, Leaf, Place, State, Term, Want } from './types';
import {
  asBoolean,
  FALSY,
  isWritten,
  negate,
  TRUTHY,
  wantOfCollection,
} from './wants';

type Call = Extract<Term, { type: 'call' }>;

/** Steps that one template may take; it bounds what charts can make of it. */
const MAX_STEPS = 4_000;

/** How deep conditions may lead to other conditions. */
const MAX_DEPTH = 24;

/** Functions that change the looks of a value; which of their arguments it is. */
const TRANSPARENT: Readonly<Record<string, number>> = Object.fromEntries([
  ['int', 0],
  ['int64', 0],
  ['float64', 0],
  ['atoi', 0],
  ['toString', 0],
  ['quote', 0],
  ['squote', 0],
  ['toYaml', 0],
  ['toJson', 0],
  ['tpl', 0],
  ['trim', 0],
  ['lower', 0],
  ['upper', 0],
  ['print', 0],
  ['trimSuffix', 1],
  ['trimPrefix', 1],
  ['trunc', 1],
  ['indent', 1],
  ['nindent', 1],
  ['required', 1],
  ['keys', 0],
  ['values', 0],
  ['fromYaml', 0],
  ['compact', 0],
  ['uniq', 0],
  ['first', 0],
  ['join', 1],
  ['splitList', 1],
  ['printf', 1],
] as Array<[string, number]>);

const BOOLEAN = new Set([
  'and',
  'or',
  'not',
  'eq',
  'ne',
  'gt',
  'ge',
  'lt',
  'le',
  'empty',
  'hasKey',
  'has',
  'contains',
  'kindIs',
  'typeIs',
  '.Has',
  'semverCompare',
  'dependencyOn',
]);

/** Finds values under which conditions hold. */
export class Solver {
  #steps = 0;

  constructor(
    private readonly interpreter: Interpreter,
    private readonly examples: Examples,
  ) {}

  /** Values under which all goals hold, as far as can be told; the most natural first. */
  *solve({ goals, constraints }: Place): Iterable<State> {
    this.#steps = 0;
    for (const state of this.#solveAll(goals, this.interpreter.base, 0)) {
      yield* this.#respect(constraints, state);
    }
  }

  /** Makes what a template refuses go away, where it would surely refuse it. */
  *#respect(constraints: readonly Goal[], state: State): Iterable<State> {
    const broken = constraints.find(
      goal => this.interpreter.holds(goal, state) === false,
    );
    if (!broken) {
      yield state;
      return;
    }
    for (const next of this.#solve(broken, state, 0)) {
      yield* this.#respect(constraints, next);
    }
  }

  *#solveAll(
    goals: readonly Goal[],
    state: State,
    depth: number,
  ): Iterable<State> {
    const [first, ...rest] = goals;
    if (!first) {
      yield state;
      return;
    }
    for (const next of this.#solve(first, state, depth)) {
      yield* this.#solveAll(rest, next, depth);
    }
  }

  *#solve(goal: Goal, state: State, depth: number): Iterable<State> {
    if (++this.#steps > MAX_STEPS || depth > MAX_DEPTH) return;
    if (!this.interpreter.budget.spend()) return;
    const holds = this.interpreter.holds(goal, state);
    if (holds) {
      yield state;
      return;
    }
    let isFound = false;
    for (const next of this.#make(goal, state, depth + 1)) {
      isFound = true;
      yield next;
    }
    if (!isFound && holds === undefined) {
      yield { ...state, guesses: state.guesses + 1 };
    }
  }

  *#make({ term, want }: Goal, state: State, depth: number): Iterable<State> {
    switch (term.type) {
      case 'value':
        yield* choose(term, want, state, this.examples);
        break;
      case 'choice': {
        const then = [term.when, { term: term.then, want }];
        yield* this.#solveAll(then, state, depth);
        const otherwise = [
          { term: term.when.term, want: negate(term.when.want) },
          { term: term.otherwise, want },
        ];
        yield* this.#solveAll(otherwise, state, depth);
        break;
      }
      case 'call':
        yield* this.#makeCall(term, want, state, depth);
        break;
      default:
        break;
    }
  }

  *#makeCall(
    call: Call,
    want: Want,
    state: State,
    depth: number,
  ): Iterable<State> {
    const leaves = this.interpreter.leavesOf(call);
    if (leaves) {
      yield* this.#makeText(leaves, want, state, depth);
      return;
    }
    if (call.name === '.Has' && want.type === 'truthy') {
      const version = this.interpreter.evaluate(call.args[1] ?? call, state);
      if (typeof version === 'string') {
        yield { ...state, apis: [...state.apis, version] };
      }
      return;
    }
    for (const goals of this.#alternatives(call, want, state)) {
      yield* this.#solveAll(goals, state, depth);
    }
  }

  /** Lists of goals, each of which would do. */
  #alternatives(call: Call, want: Want, state: State): Goal[][] {
    const { name, args } = call;
    const [first, second, third] = args;
    if (!first) return [];
    if (BOOLEAN.has(name)) {
      const isWanted = asBoolean(want);
      return isWanted === undefined ? [] : this.#boolean(call, isWanted, state);
    }
    switch (name) {
      case 'default':
        if (!second) return [[{ term: first, want }]];
        return [
          [{ term: second, want }],
          [falsy(second), { term: first, want }],
        ];
      case 'coalesce':
      case 'firstPresent':
      case 'orWhenMissing':
        return args.map(term => [{ term, want }]);
      case 'ternary':
        return [
          [truthy(third), { term: first, want }],
          [falsy(third), { term: second, want }],
        ];
      case 'len':
        return [[{ term: first, want: wantOfCollection(want) }]];
      default: {
        const inner = args[TRANSPARENT[name] ?? -1];
        return inner ? [[{ term: inner, want }]] : [];
      }
    }
  }

  #boolean({ name, args }: Call, isWanted: boolean, state: State): Goal[][] {
    const [first, second] = args;
    const want = isWanted ? TRUTHY : FALSY;
    switch (name) {
      case 'and':
      case 'or': {
        const goals = args.map(term => ({ term, want }));
        return (name === 'and') === isWanted
          ? [goals]
          : goals.map(goal => [goal]);
      }
      case 'not':
      case 'empty':
        return [[{ term: first, want: negate(want) }]];
      case 'eq':
      case 'ne':
        return this.#comparison(args, (name === 'eq') === isWanted, state);
      case 'gt':
      case 'ge':
      case 'lt':
      case 'le':
        return this.#order(name, first, second, isWanted, state);
      case 'hasKey':
        return [[{ term: this.#entry(first, second, state), want }]];
      case 'dependencyOn':
        return dependencyGoals(args, want);
      case 'kindIs':
        return kindGoals(first, second, isWanted);
      case 'has':
        return this.#membership(first, second, isWanted, state);
      default:
        return [];
    }
  }

  #entry(map: Term, key: Term, state: State): Term {
    const name = this.interpreter.evaluate(key, state);
    return typeof name === 'string'
      ? accessAll(map, [name], this.interpreter.budget)
      : constant(null);
  }

  #comparison(
    [first, ...others]: readonly Term[],
    isEqual: boolean,
    state: State,
  ): Goal[][] {
    const wantOf = (value: unknown): Want =>
      isEqual
        ? { type: 'equal', to: value }
        : { type: 'different', from: value };
    const pairs = others.flatMap(other => [
      [first, other],
      [other, first],
    ]);
    return pairs.flatMap(([term, known]) => {
      const value = this.interpreter.evaluate(known, state);
      return term.type === 'constant' || value === UNDECIDED
        ? []
        : [[{ term, want: wantOf(value) }]];
    });
  }

  #order(
    name: 'gt' | 'ge' | 'lt' | 'le',
    first: Term,
    second: Term,
    isWanted: boolean,
    state: State,
  ): Goal[][] {
    const isGreater = (name === 'gt' || name === 'ge') === isWanted;
    const isStrict = (name === 'gt' || name === 'lt') === isWanted;
    const bound = (term: Term, known: Term, isAbove: boolean): Goal[][] => {
      const value = this.interpreter.evaluate(known, state);
      const number = value === UNDECIDED ? NaN : Number(value);
      if (term.type === 'constant' || !Number.isFinite(number)) return [];
      const step = isStrict ? 1 : 0;
      return [
        [
          {
            term,
            want: isAbove
              ? { type: 'atLeast', number: number + step }
              : { type: 'atMost', number: number - step },
          },
        ],
      ];
    };
    return [
      ...bound(first, second, isGreater),
      ...bound(second, first, !isGreater),
    ];
  }

  /** `has item list`: an item that stands in the list, or the list with the item in it. */
  #membership(
    item: Term,
    list: Term,
    isWanted: boolean,
    state: State,
  ): Goal[][] {
    const items = this.interpreter.evaluate(list, state);
    const value = this.interpreter.evaluate(item, state);
    if (!isWanted || !Array.isArray(items)) return [];
    const asItem = items
      .slice(0, 3)
      .map((to): Goal[] => [{ term: item, want: { type: 'equal', to } }]);
    if (value === UNDECIDED || list.type !== 'value') return asItem;
    const to = [...items, value];
    return [...asItem, [{ term: list, want: { type: 'equal', to } }]];
  }

  *#makeText(
    leaves: readonly Leaf[],
    want: Want,
    state: State,
    depth: number,
  ): Iterable<State> {
    const isAnything =
      want.type === 'truthy' || (want.type === 'different' && !want.from);
    if (want.type === 'falsy' || (want.type === 'equal' && !want.to)) {
      yield* this.#silence(leaves, state, depth);
      return;
    }
    for (const { guards, content } of leaves) {
      const inner = isAnything ? TRUTHY : want;
      if (typeof content === 'string') {
        if (!isWritten(content, inner)) continue;
        yield* this.#solveAll(goalsOf(guards), state, depth);
      } else {
        const goals = [...goalsOf(guards), { term: content, want: inner }];
        yield* this.#solveAll(goals, state, depth);
      }
    }
  }

  /** Keeps a template from writing anything. */
  *#silence(
    leaves: readonly Leaf[],
    state: State,
    depth: number,
  ): Iterable<State> {
    const loud = leaves.find(
      ({ guards, content }) =>
        this.interpreter.allHold(guards, state) !== false &&
        this.#writes(content, state),
    );
    if (!loud) {
      yield state;
      return;
    }
    if (depth > MAX_DEPTH) return;
    for (const { term, want } of goalsOf(loud.guards)) {
      const goal = { term, want: negate(want) };
      for (const next of this.#solve(goal, state, depth + 1)) {
        yield* this.#silence(leaves, next, depth + 1);
      }
    }
  }

  #writes(content: string | Term, state: State): boolean {
    const value =
      typeof content === 'string'
        ? content
        : this.interpreter.evaluate(content, state);
    return value === UNDECIDED || textOf(value).trim() !== '';
  }
}

/** Conditions from the outermost to the innermost. */
export function goalsOf(guards: Guards | undefined): Goal[] {
  const goals: Goal[] = [];
  for (let at = guards; at; at = at.outer) goals.push(at.goal);
  return goals.reverse();
}

/** `kindIs "invalid" value` asks whether the value is missing. */
function kindGoals(kind: Term, term: Term, isWanted: boolean): Goal[][] {
  const name = kind.type === 'constant' ? kind.value : undefined;
  if (name === 'invalid') return [[isWanted ? falsy(term) : truthy(term)]];
  return name === 'bool' && isWanted
    ? [[{ term, want: { type: 'equal', to: true } }]]
    : [];
}

/** A subchart is on when its first condition is; where it has none, when a tag is. */
function dependencyGoals(
  [conditions, tags]: readonly Term[],
  want: Want,
): Goal[][] {
  const terms = [conditions, tags].flatMap(list =>
    list.type === 'list' ? list.items : [],
  );
  return terms.map(term => [{ term, want }]);
}
